using Sidecar.Face;
using Sidecar.Face.Alignment;
using Sidecar.Protocol;

namespace Sidecar.Captions;

/// <summary>
/// The words of a transcript as they were found in the speech frames of the face. What the sound doesn't agree with is
/// left to counting letters and pauses.
/// </summary>
internal sealed class HeardWords
{
    // A text agrees with sound that isn't its own by about a half, with its own by two thirds to four fifths. A single
    // word tells little: it is measured when it agrees with those around it.
    private const float LeastWordAgreement = 0.3f;
    private const double LeastNearAgreement = 0.56;
    private const int NearWords = 3;

    // Letters that are read by rough rules still are found better than by counting them.
    private const double LeastMeanAgreement = 0.4;

    // Frames may end a little before the audio does.
    private const int LatestFrameMs = 100;

    private readonly SpeechAligner _aligner = new();
    private readonly List<SpokenWord> _known = [];
    private readonly List<AlignmentWord> _changed = [];

    public double Pace => _aligner.Pace;

    public long ResumeSample => _aligner.ResumeSample;

    /// <summary>The words that were found so far, from the first.</summary>
    public ReadOnlySpan<AlignedWord> Words => _aligner.Words;

    public void AddFrame(ReadOnlySpan<float> frame) => _aligner.AddFrame(frame);

    /// <summary>Finds the words.</summary>
    /// <returns>False when the sound doesn't agree with them.</returns>
    public bool Find(string text, IReadOnlyList<SpokenWord> words, long totalSamples, bool complete)
    {
        Tell(text, words);
        var heardSamples = (long)_aligner.FrameCount * FaceFrameRate.FrameIntervalSamples;
        if (complete && heardSamples >= totalSamples - PcmFormat.FromMs(LatestFrameMs))
        {
            _aligner.Complete();
        }

        return MeanAgreement(0, _aligner.Words.Length) >= LeastMeanAgreement;
    }

    /// <summary>Whether the sound shows where a found word is.</summary>
    public bool IsMeasured(int index) =>
        _aligner.Words[index].Agreement >= LeastWordAgreement
        && MeanAgreement(index - NearWords, index + NearWords + 1) >= LeastNearAgreement;

    private double MeanAgreement(int from, int to)
    {
        double agreed = 0;
        long spoken = 0;
        var words = _aligner.Words;
        for (var i = Math.Max(0, from); i < Math.Min(to, words.Length); i++)
        {
            var samples = words[i].EndSample - words[i].StartSample;
            agreed += words[i].Agreement * samples;
            spoken += samples;
        }

        return spoken > 0 ? agreed / spoken : 0;
    }

    private void Tell(string text, IReadOnlyList<SpokenWord> words)
    {
        var same = 0;
        while (same < _known.Count && same < words.Count && ReferenceEquals(words[same], _known[same]))
        {
            same++;
        }

        if (same == _known.Count && same == words.Count)
        {
            return;
        }

        _known.RemoveRange(same, _known.Count - same);
        _changed.Clear();
        for (var i = same; i < words.Count; i++)
        {
            var word = words[i];
            _known.Add(word);
            _changed.Add(
                new AlignmentWord(
                    text.Substring(word.Offset, word.Length),
                    (float)word.DurationMs,
                    word.Break switch
                    {
                        SpokenBreak.Sentence => PauseLikelihood.High,
                        SpokenBreak.Phrase => PauseLikelihood.Even,
                        _ => PauseLikelihood.Low,
                    }
                )
            );
        }

        _aligner.Replace(same, _changed.ToArray());
    }
}
