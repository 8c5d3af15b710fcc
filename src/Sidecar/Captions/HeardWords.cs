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
    /// <summary>A word that agrees with its sound less than this is not called measured.</summary>
    public const float LeastAgreement = 0.3f;

    // Where so little of all that was found agrees, the sound isn't the text's, or can't be told.
    private const double LeastMeanAgreement = 0.25;

    // Frames may end a little before the audio does.
    private const int LatestFrameMs = 100;

    private readonly SpeechAligner _aligner = new();
    private readonly List<SpokenWord> _known = [];
    private readonly List<AlignmentWord> _changed = [];

    public int FoundCount { get; private set; }

    public double Pace => _aligner.Pace;

    public long ResumeSample => _aligner.ResumeSample;

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

        var found = _aligner.Words;
        FoundCount = Math.Min(found.Length, words.Count);
        double agreed = 0;
        long spoken = 0;
        foreach (ref readonly var word in found)
        {
            var samples = word.EndSample - word.StartSample;
            agreed += word.Agreement * samples;
            spoken += samples;
        }

        return spoken > 0 && agreed >= LeastMeanAgreement * spoken;
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
