using System.Runtime.InteropServices;

namespace Sidecar.Face.Alignment;

/// <summary>
/// Finds the words of an utterance in its speech frames, while text and sound come in, each at its own speed. A word is
/// settled when all likely paths agree on it or <see cref="LookBackMs"/> have passed; the ones after it may still move.
/// The same frames and words give the same places. Not thread-safe.
/// </summary>
public sealed class SpeechAligner
{
    /// <summary>Words that ended longer ago than this don't move any more.</summary>
    public const int LookBackMs = 8000;

    private const int LookBackFrames = LookBackMs * FaceFrameRate.FramesPerSecond / 1000;
    private const int FramesBetweenAgreements = 16;

    // The text may go on: what it ends with could turn out to have been said later.
    private const int OpenWords = 4;

    private readonly AlignmentRows _rows = new();
    private readonly AlignmentChain _chain = new();
    private readonly AlignmentHistory _history = new();
    private readonly AlignmentSearch _search;
    private readonly List<AlignmentHistory.Record> _agreed = [];
    private readonly List<AlignmentHistory.Record> _likely = [];
    private readonly List<AlignedWord> _words = [];
    private bool _complete;
    private bool _begun;
    private bool _stale;

    /// <summary>An utterance that begins.</summary>
    public SpeechAligner() => _search = new AlignmentSearch(_chain, _history);

    /// <summary>The words that were found so far, in order from the first; the last of them may go on.</summary>
    public ReadOnlySpan<AlignedWord> Words
    {
        get
        {
            Update();
            return CollectionsMarshal.AsSpan(_words);
        }
    }

    /// <summary>How many of <see cref="Words"/> are settled.</summary>
    public int SettledCount => _agreed.Count;

    /// <summary>How many frames were added; those beyond the first 10 minutes are not.</summary>
    public int FrameCount => _rows.Count;

    /// <summary>How much slower than middling the speaker was in the last words.</summary>
    public double Pace { get; private set; } = 1;

    /// <summary>Where the word after the last of <see cref="Words"/> may begin at the earliest.</summary>
    public long ResumeSample { get; private set; }

    /// <summary>Adds the next speech frame of the utterance.</summary>
    /// <param name="frame">Laid out as <see cref="SpeechFrame"/> says.</param>
    public void AddFrame(ReadOnlySpan<float> frame)
    {
        if (_rows.IsFull)
        {
            return;
        }

        _rows.Add(frame);
        _stale = true;
        if (_begun && !IsTextBehind)
        {
            Hear();
        }
    }

    /// <summary>Says that no more frames come.</summary>
    public void Complete()
    {
        _stale |= !_complete;
        _complete = true;
    }

    /// <summary>Adds words, or replaces those that were known by others.</summary>
    /// <param name="from">The first that may have changed.</param>
    /// <param name="words">All from there on.</param>
    public void Replace(int from, ReadOnlySpan<AlignmentWord> words)
    {
        var before = _chain.WordCount;
        var first = _chain.Replace(from, words);
        if (first == before && first == _chain.WordCount)
        {
            return;
        }

        _stale = true;
        if (_begun && first <= _search.HighestWord)
        {
            _begun = false;
            _agreed.RemoveRange(Math.Min(first, _agreed.Count), _agreed.Count - Math.Min(first, _agreed.Count));
        }
    }

    private bool IsTextBehind => _chain.WordCount - _search.HighestWord <= OpenWords;

    private void Update()
    {
        if (!_stale)
        {
            return;
        }

        _stale = false;
        _words.Clear();
        if (_chain.WordCount == 0)
        {
            return;
        }

        Hear();
        Settle();
        Report();
    }

    private void Hear()
    {
        if (!_begun)
        {
            Begin();
        }

        while (_search.Frame < _rows.Count)
        {
            _search.Step(_rows[_search.Frame]);
            if (_search.Frame % FramesBetweenAgreements == 0)
            {
                Settle();
            }
        }
    }

    private void Begin()
    {
        var lnPace = 0f;
        foreach (var record in _agreed)
        {
            if (record.End > record.Start)
            {
                lnPace = AlignmentCosts.Pace(lnPace, _chain.ExpectedFrames(record.Word), record.End - record.Start);
            }
        }

        _history.Begin(_agreed.Count - 1, _agreed.Count == 0 ? 0 : _agreed[^1].End);
        _search.Begin(lnPace);
        _begun = true;
    }

    private void Settle()
    {
        var isLate = _search.Frame - _history[0].End > LookBackFrames;
        if (isLate)
        {
            GiveUpOthers();
        }

        // Where the sound has come to the end of the text, the last words are stretched over what isn't written yet.
        var settled =
            !IsTextBehind ? _search.Frame
            : isLate ? _search.Frame - LookBackFrames / 2
            : 0;
        _history.Unmark();
        _search.Visit(mark: true);
        _history.Compact(record => record.End < settled && record.Word < _chain.WordCount - OpenWords, _agreed);
        _search.Visit(mark: false);
    }

    /// <summary>Leaves only the paths that share the first word of the best one.</summary>
    private void GiveUpOthers()
    {
        var first = _search.Best(isEnd: false, out _, out _).History;
        if (first == 0)
        {
            return;
        }

        while (_history[first].Previous > 0)
        {
            first = _history[first].Previous;
        }

        if (_history[first].Word < _chain.WordCount - OpenWords)
        {
            _search.Keep(record => IsAfter(record, first));
        }
    }

    private bool IsAfter(int record, int ancestor)
    {
        while (record > ancestor)
        {
            record = _history[record].Previous;
        }

        return record == ancestor;
    }

    private void Report()
    {
        var best = _search.Best(_complete, out var word, out var isPausing);
        _likely.Clear();
        for (var i = best.History; i > 0; i = _history[i].Previous)
        {
            _likely.Add(_history[i]);
        }

        _likely.Reverse();
        foreach (var record in _agreed)
        {
            Add(record);
        }

        foreach (var record in _likely)
        {
            Add(record);
        }

        Pace = Math.Exp(best.LnPace);
        var now = SampleOf(_search.Frame);
        ResumeSample = now;
        if (!isPausing && word < _chain.WordCount && _words.Count == word)
        {
            AddUnfinished(word, best, now);
        }

        while (_complete && _words.Count < _chain.WordCount)
        {
            _words.Add(new AlignedWord(now, now, 0));
        }
    }

    private void AddUnfinished(int word, AlignmentToken token, long now)
    {
        var start = SampleOf(token.WordStart);
        var expected = _chain.ExpectedFrames(word) * Pace * FaceFrameRate.FrameIntervalSamples;
        var end = _complete ? now : Math.Max(now, start + (long)expected);
        _words.Add(new AlignedWord(start, end, Agreement(word, token.Heard, _search.Frame - token.WordStart)));
        ResumeSample = end;
    }

    private void Add(in AlignmentHistory.Record record) =>
        _words.Add(
            new AlignedWord(
                SampleOf(record.Start),
                SampleOf(record.End),
                Agreement(record.Word, record.Heard, record.End - record.Start)
            )
        );

    private float Agreement(int word, float heard, int frames) =>
        frames == 0 || !_chain.CanBeRead(word) ? 0 : MathF.Exp(heard / frames);

    // A frame stands for the sound around its sample.
    private static long SampleOf(int frame) =>
        Math.Max(0, ((long)frame * FaceFrameRate.FrameIntervalSamples) - (FaceFrameRate.FrameIntervalSamples / 2));
}
