using Sidecar.Protocol;

namespace Sidecar.Captions;

/// <summary>
/// Spreads words over stretches of speech. Which words belong to which stretch is the cheapest path through the
/// pauses (see <see cref="PauseMatching"/>); within a stretch each word gets its share of the time.
/// </summary>
internal sealed class WordPlacement
{
    // Until speech of this length has been matched, the pace leans towards the middling one.
    private const double PaceMemoryMs = 2000;
    private const double PaceSpread = 0.12;
    private const double SlowestPace = 3;
    private const double FastestPace = 0.4;

    private static readonly double[] PacesToTry = [0.7, 0.8, 0.9, 1, 1.12, 1.25, 1.4, 1.6];

    private readonly List<SpeechStretch> _stretches = [];
    private readonly PauseMatching _matching = new();
    private readonly KnownMatch _known = new();
    private long[] _starts = [];
    private long[] _ends = [];

    public ReadOnlySpan<long> Starts => _starts;

    public ReadOnlySpan<long> Ends => _ends;

    public void Place(IReadOnlyList<SpokenWord> words, SpeechEnvelope envelope, bool complete)
    {
        _starts = new long[words.Count];
        _ends = new long[words.Count];
        if (words.Count == 0)
        {
            return;
        }

        var open = envelope.FindStretches(_stretches) && !complete;
        if (complete)
        {
            PlaceAll(words, envelope.SampleCount);
        }
        else
        {
            PlaceSoFar(words, envelope.SampleCount, open);
        }
    }

    private void PlaceAll(IReadOnlyList<SpokenWord> words, long totalSamples)
    {
        if (_stretches.Count == 0)
        {
            _stretches.Add(new SpeechStretch(0, totalSamples));
        }

        var pace = Math.Clamp(Ms(VoicedSamples()) / ExpectedMs(words, _stretches.Count), FastestPace, SlowestPace);
        var found = _matching.Match(words, _stretches, pace, complete: true);
        if (found.Count == 0)
        {
            Spread(words, new WordGroup(0, words.Count, 0, _stretches.Count));
            return;
        }

        foreach (var group in found)
        {
            Spread(words, group);
        }
    }

    private void PlaceSoFar(IReadOnlyList<SpokenWord> words, long totalSamples, bool open)
    {
        var resume = open ? _stretches[^1].StartSample : totalSamples;
        if (open)
        {
            _stretches.RemoveAt(_stretches.Count - 1);
        }

        var groups = _stretches.Count == 0 ? [] : MatchHeard(words);
        foreach (var group in groups)
        {
            Spread(words, group);
        }

        if (groups.Count == 0 && _stretches.Count > 0)
        {
            // The text is behind the sound.
            resume = _stretches[0].StartSample;
        }

        var next = groups.Count == 0 ? 0 : groups[^1].EndWord;
        Foresee(
            words,
            next,
            resume,
            totalSamples,
            PaceOf(words, groups),
            (i, start, end) => (_starts[i], _ends[i]) = (start, end)
        );
    }

    private IReadOnlyList<WordGroup> MatchHeard(IReadOnlyList<SpokenWord> words)
    {
        if (!_known.Holds(words, _stretches))
        {
            var settled = _known.Settled(words, _stretches);
            var groups =
                settled.Count == 0
                    ? _matching.Match(words, _stretches, LikelyPace(words), complete: false)
                    :
                    [
                        .. settled,
                        .. _matching.Match(
                            words,
                            _stretches,
                            PaceOf(words, settled),
                            complete: false,
                            settled[^1].EndStretch,
                            settled[^1].EndWord
                        ),
                    ];
            _known.Remember(words, _stretches, groups);
        }

        return _known.Groups;
    }

    private double LikelyPace(IReadOnlyList<SpokenWord> words)
    {
        var best = double.PositiveInfinity;
        var pace = 1.0;
        foreach (var candidate in PacesToTry)
        {
            var groups = _matching.Match(words, _stretches, candidate, complete: false);
            var cost = _matching.Cost + 0.5 * Math.Pow(Math.Log(candidate) / PaceSpread, 2);
            if (groups.Count > 0 && cost < best)
            {
                (best, pace) = (cost, PaceOf(words, groups));
            }
        }

        return pace;
    }

    /// <summary>Places the words of the stretch that is being heard, and those whose sound is yet to come.</summary>
    public static void Foresee(
        IReadOnlyList<SpokenWord> words,
        int next,
        long resume,
        long totalSamples,
        double pace,
        Action<int, long, long> place
    )
    {
        double sample = resume;
        for (var i = next; i < words.Count; i++)
        {
            var start = (long)sample;
            sample += words[i].DurationMs * pace * PcmFormat.SamplesPerMs;
            place(i, start, (long)sample);
            if (sample >= totalSamples)
            {
                // No pause is foreseen where the audio already shows that there was none.
                sample += PauseMatching.TypicalPauseMs(words[i].Break) * PcmFormat.SamplesPerMs;
            }
        }
    }

    private double PaceOf(IReadOnlyList<SpokenWord> words, IReadOnlyList<WordGroup> groups)
    {
        var (heardMs, expectedMs) = (PaceMemoryMs, PaceMemoryMs);
        foreach (var group in groups)
        {
            expectedMs += SpokenDuration.BeforePauseMs;
            for (var i = group.FirstWord; i < group.EndWord; i++)
            {
                expectedMs += words[i].DurationMs;
            }

            for (var s = group.FirstStretch; s < group.EndStretch; s++)
            {
                heardMs += Ms(_stretches[s].SampleCount);
            }
        }

        return Math.Clamp(heardMs / expectedMs, FastestPace, SlowestPace);
    }

    private void Spread(IReadOnlyList<SpokenWord> words, WordGroup group)
    {
        double expected = 0;
        var lastSpoken = group.FirstWord;
        for (var i = group.FirstWord; i < group.EndWord; i++)
        {
            expected += words[i].DurationMs;
            lastSpoken = words[i].DurationMs > 0 ? i : lastSpoken;
        }

        expected += SpokenDuration.BeforePauseMs;
        long voiced = 0;
        for (var s = group.FirstStretch; s < group.EndStretch; s++)
        {
            voiced += _stretches[s].SampleCount;
        }

        double passed = 0;
        var stretch = group.FirstStretch;
        var before = 0L;
        for (var i = group.FirstWord; i < group.EndWord; i++)
        {
            _starts[i] = At(passed * voiced / expected, group.EndStretch, ref stretch, ref before, atStart: true);
            passed += words[i].DurationMs + (i == lastSpoken ? SpokenDuration.BeforePauseMs : 0);
            _ends[i] = Math.Max(
                _starts[i],
                At(passed * voiced / expected, group.EndStretch, ref stretch, ref before, atStart: false)
            );
        }
    }

    /// <summary>The sample at which so much of a group's speech has passed; a word that begins at a pause begins after
    /// it, one that ends there ends before it.</summary>
    private long At(double voicedSamples, int endStretch, ref int stretch, ref long before, bool atStart)
    {
        var target = (long)Math.Round(voicedSamples);
        while (stretch < endStretch - 1)
        {
            var left = target - before - _stretches[stretch].SampleCount;
            if (left < 0 || (left == 0 && !atStart))
            {
                break;
            }

            before += _stretches[stretch].SampleCount;
            stretch++;
        }

        return Math.Min(_stretches[stretch].StartSample + target - before, _stretches[stretch].EndSample);
    }

    private long VoicedSamples()
    {
        long sum = 0;
        foreach (var stretch in _stretches)
        {
            sum += stretch.SampleCount;
        }

        return sum;
    }

    private static double ExpectedMs(IReadOnlyList<SpokenWord> words, int stretches)
    {
        var sum = stretches * SpokenDuration.BeforePauseMs;
        foreach (var word in words)
        {
            sum += word.DurationMs;
        }

        return sum;
    }

    private static double Ms(long samples) => (double)samples / PcmFormat.SamplesPerMs;
}
