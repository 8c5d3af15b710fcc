using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Captions;

/// <summary>
/// Places the words of one utterance on its samples, while text and audio are still coming in, each at its own speed.
/// Words whose sound hasn't arrived yet are placed beyond the audio, where they are expected; once the audio is
/// complete every word lies within it. Not thread-safe: it belongs to the loop of its conversation.
/// </summary>
internal sealed class WordTimeline
{
    private readonly SpokenText _text = new();
    private readonly SpeechEnvelope _envelope = new();
    private readonly WordPlacement _placement = new();
    private HeardWords? _heard;
    private PlacedWord[] _words = [];
    private bool _complete;
    private bool _stale;

    /// <summary>All text that is known.</summary>
    public string Text => _text.Text;

    /// <summary>The words in order, none before the end of the one before it.</summary>
    public IReadOnlyList<PlacedWord> Words
    {
        get
        {
            Place();
            return _words;
        }
    }

    /// <summary>Adds a piece of transcript, which may begin or end within a word.</summary>
    public void AppendText(string delta)
    {
        _text.Append(delta);
        _stale = true;
    }

    /// <summary>Replaces the transcript by its final wording.</summary>
    public void SetFinalText(string text)
    {
        if (!string.Equals(text, _text.Text, StringComparison.Ordinal))
        {
            _text.Replace(text);
            _stale = true;
        }
    }

    /// <summary>Adds the next samples of the utterance.</summary>
    public void AppendAudio(ReadOnlySpan<short> pcm)
    {
        _envelope.Append(pcm);
        _stale = true;
    }

    /// <summary>Adds the next speech frame of the utterance: with frames, words are found in the sound.</summary>
    public void AppendFrame(ReadOnlySpan<float> frame)
    {
        _heard ??= new HeardWords();
        _heard.AddFrame(frame);
        _stale = true;
    }

    /// <summary>Says that no more audio will come.</summary>
    public void CompleteAudio()
    {
        _envelope.Complete();
        _complete = true;
        _stale = true;
    }

    /// <summary>The text that was heard when <paramref name="playedSample"/> samples have been played: up to the last
    /// word of which at least half was played.</summary>
    public string TextUpTo(long playedSample)
    {
        var heard = CountHeard(playedSample);
        return heard == 0 ? "" : Text[.._text.Words[heard - 1].End].TrimStart();
    }

    /// <summary>The words of <see cref="TextUpTo"/>; the last one ends where the sound ended.</summary>
    public IReadOnlyList<PlacedWord> WordsUpTo(long playedSample)
    {
        var heard = CountHeard(playedSample);
        var words = _words[..heard];
        if (words.Length > 0)
        {
            words[^1] = words[^1] with { EndSample = Math.Min(words[^1].EndSample, playedSample) };
        }

        return words;
    }

    private int CountHeard(long playedSample)
    {
        Place();
        var heard = 0;
        while (
            playedSample > 0
            && heard < _words.Length
            && _words[heard].StartSample + _words[heard].EndSample <= 2 * playedSample
        )
        {
            heard++;
        }

        return heard;
    }

    private void Place()
    {
        if (!_stale)
        {
            return;
        }

        _stale = false;
        var text = Text;
        var spoken = _text.Words;
        _words = new PlacedWord[spoken.Count];
        if (_heard is not null && _heard.Find(text, spoken, _envelope.SampleCount, _complete))
        {
            PlaceFound(text, spoken);
            return;
        }

        _placement.Place(spoken, _envelope, _complete);
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] = At(text, spoken[i], _placement.Starts[i], _placement.Ends[i], WordTiming.Estimated);
        }
    }

    private void PlaceFound(string text, IReadOnlyList<SpokenWord> spoken)
    {
        var total = _envelope.SampleCount;
        var found = _heard!.Words;
        long end = 0;
        for (var i = 0; i < found.Length; i++)
        {
            var word = found[i];
            var start = Math.Max(end, word.StartSample);
            end = Math.Max(start, word.EndSample);
            if (_complete)
            {
                (start, end) = (Math.Min(start, total), Math.Min(end, total));
            }

            var timing = _heard.IsMeasured(i) ? WordTiming.Measured : WordTiming.Estimated;
            _words[i] = At(text, spoken[i], start, end, timing);
        }

        var resume = Math.Max(end, _heard.ResumeSample);
        WordPlacement.Foresee(
            spoken,
            found.Length,
            _complete ? Math.Min(resume, total) : resume,
            total,
            _complete ? Math.Min(_heard.Pace, PaceThatFits(spoken, found.Length, total - resume)) : _heard.Pace,
            (i, start, stop) => _words[i] = At(text, spoken[i], start, stop, WordTiming.Estimated)
        );
    }

    private static double PaceThatFits(IReadOnlyList<SpokenWord> words, int first, long samples)
    {
        double expectedMs = 0;
        for (var i = first; i < words.Count; i++)
        {
            expectedMs += words[i].DurationMs;
        }

        return expectedMs > 0 ? Math.Max(0, PcmFormat.ToMs(samples)) / expectedMs : 1;
    }

    private static PlacedWord At(string text, SpokenWord word, long start, long end, WordTiming timing) =>
        new(text.Substring(word.Offset, word.Length), start, end, timing);
}
