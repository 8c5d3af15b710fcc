namespace Sidecar.Face.Alignment;

/// <summary>
/// The search for the most likely path through the sounds of a chain: each sound lasts a number of frames that is more or
/// less likely, pauses last as long as they do, and paths that fall behind are given up. Time per frame and memory are
/// bounded by the beam and by the window.
/// </summary>
internal sealed class AlignmentSearch(AlignmentChain chain, AlignmentHistory history)
{
    /// <summary>The longest sound in frames (half a second).</summary>
    private const int MostFrames = 30;

    private const int Ring = MostFrames + 2;

    /// <summary>How many sounds of the chain are looked at at a time, a power of two.</summary>
    private const int Window = 128;

    private static readonly float[] LnOf = [.. Enumerable.Range(0, Ring).Select(n => MathF.Log(Math.Max(n, 0.5f)))];

    // Where paths have entered sounds, by frame and sound; and the sums of log likelihoods up to a frame.
    private readonly AlignmentToken[] _entries = new AlignmentToken[Ring * Window];
    private readonly float[] _sums = new float[Ring * SoundScores.Count];
    private readonly float[] _scores = new float[SoundScores.Count];
    private readonly int[] _lastEntry = new int[Window];
    private readonly Dictionary<int, AlignmentToken> _pauses = [];
    private readonly Dictionary<int, AlignmentToken> _nextPauses = [];
    private int _lowWord;
    private int _highWord;
    private float _best;

    /// <summary>How many frames were heard.</summary>
    public int Frame { get; private set; }

    /// <summary>The farthest word that a path is in, or the word count where one is at the end of the text.</summary>
    public int HighestWord => _highWord;

    /// <summary>Begins at the root of the history.</summary>
    public void Begin(float lnPace)
    {
        Frame = history[0].End;
        Array.Fill(_entries, AlignmentToken.None);
        Array.Fill(_lastEntry, int.MinValue / 2);
        Array.Clear(_sums);
        _pauses.Clear();
        _best = 0;
        _lowWord = _highWord = history[0].Word + 1;
        var token = new AlignmentToken(0, 0, Frame, 0, lnPace);
        Arrive(_lowWord, token, isFromPause: false, isAfterWord: Frame > 0);
        TakePauses();
    }

    /// <summary>Hears the next frame.</summary>
    public void Step(ReadOnlySpan<byte> weights)
    {
        Listen(weights);
        var frame = Frame + 1;
        Array.Fill(_entries, AlignmentToken.None, frame % Ring * Window, Window);
        Frame = frame;
        Span<AlignmentToken> ended = stackalloc AlignmentToken[Window];
        var ceiling = ContinueAll(ended);
        _best = ceiling;
        Arrivals(ended);
        TakePauses();
        Narrow();
    }

    /// <summary>The likeliest path so far.</summary>
    /// <param name="isEnd">Whether the sound ends here, so that every word behind costs.</param>
    /// <param name="word">The word that it is in or before which it pauses; the word count at the end of the text.</param>
    /// <param name="isPausing">Whether it is in a pause.</param>
    public AlignmentToken Best(bool isEnd, out int word, out bool isPausing)
    {
        var best = AlignmentToken.None;
        (word, isPausing) = (_lowWord, true);
        foreach (var (before, token) in _pauses)
        {
            var now = token.Costing(isEnd ? UnsaidCost(chain.WordCount - before) : 0);
            if (now.Score > best.Score)
            {
                (best, word, isPausing) = (now, before, true);
            }
        }

        for (var w = _lowWord; w <= _highWord && w < chain.WordCount; w++)
        {
            var (first, end) = (chain.FirstUnitOf(w), chain.FirstUnitOf(w + 1));
            for (var unit = first; unit < end; unit++)
            {
                var unsaid = isEnd
                    ? UnsaidCost(chain.WordCount - 1 - w) + (end - 1 - unit) * AlignmentCosts.UnsaidEnd / (end - first)
                    : 0;
                var token = Unfinished(unit).Costing(unsaid);
                if (token.Score > best.Score)
                {
                    (best, word, isPausing) = (token, w, false);
                }
            }
        }

        return best;
    }

    /// <summary>Says to the history which of its records paths still need, and afterwards where those have moved.</summary>
    /// <param name="mark">True to mark, false to follow the move.</param>
    public void Visit(bool mark)
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].IsAlive)
            {
                _entries[i] = Visit(_entries[i], mark);
            }
        }

        _nextPauses.Clear();
        foreach (var (word, token) in _pauses)
        {
            _nextPauses[word] = Visit(token, mark);
        }

        foreach (var (word, token) in _nextPauses)
        {
            _pauses[word] = token;
        }

        _nextPauses.Clear();
    }

    /// <summary>Gives up all paths that a predicate doesn't want.</summary>
    public void Keep(Predicate<int> isWanted)
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].IsAlive && !isWanted(_entries[i].History))
            {
                _entries[i] = AlignmentToken.None;
            }
        }

        foreach (var (word, token) in _pauses)
        {
            if (!isWanted(token.History))
            {
                _pauses.Remove(word);
            }
        }
    }

    private AlignmentToken Visit(AlignmentToken token, bool mark)
    {
        if (mark)
        {
            history.Mark(token.History);
            return token;
        }

        return token with
        {
            History = history.Moved(token.History),
        };
    }

    private void Listen(ReadOnlySpan<byte> weights)
    {
        SoundScores.Of(weights, _scores);
        var (from, to) = (Frame % Ring * SoundScores.Count, (Frame + 1) % Ring * SoundScores.Count);
        for (var i = 0; i < SoundScores.Count; i++)
        {
            _sums[to + i] = _sums[from + i] + _scores[i];
        }
    }

    /// <summary>Goes on in every sound, and enters the next sounds of words.</summary>
    /// <param name="ended">Receives, by sound, the best path that ends it at this frame.</param>
    /// <returns>The score of the best path that is in any sound.</returns>
    private float ContinueAll(Span<AlignmentToken> ended)
    {
        ended.Fill(AlignmentToken.None);
        var best = float.NegativeInfinity;
        for (var word = _lowWord; word <= _highWord && word < chain.WordCount; word++)
        {
            var end = chain.FirstUnitOf(word + 1);
            for (var unit = chain.FirstUnitOf(word); unit < end; unit++)
            {
                if (Frame - _lastEntry[unit % Window] > MostFrames)
                {
                    continue;
                }

                ended[unit % Window] = Continue(unit, ref best);
            }
        }

        var pauseScore = PauseScore();
        foreach (var (word, token) in _pauses)
        {
            best = Math.Max(best, token.Score + pauseScore);
        }

        return best;
    }

    private float PauseScore() =>
        AlignmentCosts.HeardShare * Math.Max(_scores[(int)SoundClass.Silence], AlignmentCosts.Foreign);

    private AlignmentToken Continue(int unit, ref float bestPartial)
    {
        var sound = chain.Units[unit];
        var sum = _sums[Frame % Ring * SoundScores.Count + (int)sound.Class];
        var best = float.NegativeInfinity;
        var from = -1;
        for (var frames = 1; frames <= MostFrames; frames++)
        {
            var start = Frame - frames;
            if (start < 0)
            {
                break;
            }

            ref readonly var entry = ref _entries[start % Ring * Window + unit % Window];
            if (!entry.IsAlive)
            {
                continue;
            }

            var heard = sum - _sums[start % Ring * SoundScores.Count + (int)sound.Class];
            var partial = entry.Score + AlignmentCosts.HeardShare * heard;
            bestPartial = Math.Max(bestPartial, partial);
            var total = partial - AlignmentCosts.Duration(LnOf[frames], sound.LnFrames + entry.LnPace);
            if (total > best)
            {
                (best, from) = (total, start);
            }
        }

        if (from < 0)
        {
            return AlignmentToken.None;
        }

        ref readonly var chosen = ref _entries[from % Ring * Window + unit % Window];
        return chosen with
        {
            Score = best,
            Heard = chosen.Heard + sum - _sums[from % Ring * SoundScores.Count + (int)sound.Class],
        };
    }

    private AlignmentToken Unfinished(int unit)
    {
        var sound = chain.Units[unit];
        var sum = _sums[Frame % Ring * SoundScores.Count + (int)sound.Class];
        var best = AlignmentToken.None;
        for (var frames = 0; frames <= MostFrames && frames <= Frame; frames++)
        {
            var start = Frame - frames;
            ref readonly var entry = ref _entries[start % Ring * Window + unit % Window];
            if (entry.IsAlive && Frame - _lastEntry[unit % Window] <= MostFrames)
            {
                var heard = sum - _sums[start % Ring * SoundScores.Count + (int)sound.Class];
                var expected = sound.LnFrames + entry.LnPace;
                var cost = LnOf[frames] > expected ? AlignmentCosts.Duration(LnOf[frames], expected) : 0;
                var score = entry.Score + AlignmentCosts.HeardShare * heard - cost;
                if (score > best.Score)
                {
                    best = entry with { Score = score, Heard = entry.Heard + heard };
                }
            }
        }

        return best;
    }

    /// <summary>Lets the paths that ended sounds enter the next ones, pauses and words.</summary>
    private void Arrivals(ReadOnlySpan<AlignmentToken> ended)
    {
        var pauseScore = PauseScore();
        var highest = _highWord;
        var passed = AlignmentToken.None;
        for (var word = _lowWord; word <= highest || (passed.IsAlive && word <= chain.WordCount); word++)
        {
            // The boundary before this word: from the word before it, past it, or out of a pause.
            if (passed.IsAlive)
            {
                Arrive(word, passed, isFromPause: false, isAfterWord: true);
            }

            var skipped = passed;
            if (_pauses.TryGetValue(word, out var pause))
            {
                pause = pause.Costing(-pauseScore);
                _pauses[word] = pause;
                Arrive(word, pause, isFromPause: true, isAfterWord: false);
                skipped = pause.Score > skipped.Score ? pause : skipped;
            }

            passed = AlignmentToken.None;
            if (word < chain.WordCount)
            {
                passed = End(word, ended, skipped);
            }
        }
    }

    /// <summary>The path that has left a word behind at this frame: said, or passed over.</summary>
    private AlignmentToken End(int word, ReadOnlySpan<AlignmentToken> ended, AlignmentToken skipped)
    {
        var (first, end) = (chain.FirstUnitOf(word), chain.FirstUnitOf(word + 1));
        for (var unit = first; unit < end - 1; unit++)
        {
            if (ended[unit % Window].Score > _best - AlignmentCosts.Beam)
            {
                Enter(unit + 1, ended[unit % Window]);
            }
        }

        var skipCost = first == end ? 0 : AlignmentCosts.UnsaidWord;
        var said = first == end ? AlignmentToken.None : ended[(end - 1) % Window];
        var over = skipped.Costing(skipCost);
        var isSaid = said.Score >= over.Score;
        var better = isSaid ? said : over;
        if (better.Score <= _best - AlignmentCosts.Beam)
        {
            return AlignmentToken.None;
        }

        var start = isSaid ? said.WordStart : Frame;
        var record = new AlignmentHistory.Record(better.History, word, start, Frame, isSaid ? said.Heard : 0);
        var pace = isSaid ? AlignmentCosts.Pace(said.LnPace, chain.ExpectedFrames(word), Frame - start) : better.LnPace;
        return new AlignmentToken(better.Score, history.Add(record), Frame, 0, pace);
    }

    /// <summary>A path comes to the place before a word.</summary>
    private void Arrive(int word, AlignmentToken token, bool isFromPause, bool isAfterWord)
    {
        if (token.Score <= _best - AlignmentCosts.Beam)
        {
            return;
        }

        _highWord = Math.Max(_highWord, word);
        if (!isFromPause)
        {
            var cost = isAfterWord && word < chain.WordCount ? AlignmentCosts.Pause(chain.PauseBefore(word)) : 0;
            var entering = token.Costing(cost);
            if (!_nextPauses.TryGetValue(word, out var other) || other.Score < entering.Score)
            {
                _nextPauses[word] = entering;
            }
        }

        var isInWindow =
            word < chain.WordCount
            && chain.UnitCountOf(word) > 0
            && chain.FirstUnitOf(word + 1) - chain.FirstUnitOf(_lowWord) <= Window;
        if (isInWindow)
        {
            var cost = isAfterWord && !isFromPause ? AlignmentCosts.NoPause(chain.PauseBefore(word)) : 0;
            Enter(chain.FirstUnitOf(word), token.Costing(cost) with { WordStart = Frame, Heard = 0 });
        }
    }

    private void Enter(int unit, AlignmentToken token)
    {
        ref var entry = ref _entries[Frame % Ring * Window + unit % Window];
        if (token.Score > entry.Score && token.Score > _best - AlignmentCosts.Beam)
        {
            entry = token;
            _lastEntry[unit % Window] = Frame;
        }
    }

    /// <summary>Pauses that were entered at this frame join those that go on.</summary>
    private void TakePauses()
    {
        foreach (var (word, token) in _nextPauses)
        {
            if (!_pauses.TryGetValue(word, out var other) || other.Score < token.Score)
            {
                _pauses[word] = token;
            }
        }

        _nextPauses.Clear();
        foreach (var (word, token) in _pauses)
        {
            if (token.Score <= _best - AlignmentCosts.Beam)
            {
                _pauses.Remove(word);
            }
        }
    }

    /// <summary>Leaves the words behind in which no path is any more.</summary>
    private void Narrow()
    {
        while (_lowWord < _highWord && !_pauses.ContainsKey(_lowWord) && !IsInWord(_lowWord))
        {
            _lowWord++;
        }
    }

    private bool IsInWord(int word)
    {
        for (var unit = chain.FirstUnitOf(word); unit < chain.FirstUnitOf(word + 1); unit++)
        {
            if (Frame - _lastEntry[unit % Window] <= MostFrames)
            {
                return true;
            }
        }

        return false;
    }

    private static float UnsaidCost(int words) =>
        Math.Min(words * AlignmentCosts.UnsaidEnd, AlignmentCosts.MostUnsaidEnd);
}
