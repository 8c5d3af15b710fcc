using Sidecar.Protocol;

namespace Sidecar.Captions;

/// <summary>Words that share a run of stretches; the ends are exclusive.</summary>
internal sealed record WordGroup(int FirstWord, int EndWord, int FirstStretch, int EndStretch);

/// <summary>
/// Decides between which words each pause of the audio lies: the path of least cost, where a stretch costs by how
/// far its length is from that of its words, a pause by where it falls, and a comma or full stop by passing without
/// one. Costs are negative log likelihoods.
/// </summary>
internal sealed class PauseMatching
{
    private const double WordDeviationMs = 60;
    private const double EdgeDeviationMs = 60;
    private const double KnownPaceDeviation = 0.06;
    private const double UnknownPaceDeviation = 0.06;

    // Paths that cost this much more than the best to the same pause are given up.
    private const double Beam = 12;
    private const double FarthestDeviations = 3.5;

    private readonly List<double> _expectedMs = [];
    private readonly List<double> _unheardBreaks = [];
    private double[][] _cost = [];
    private (int Stretch, int Word)[][] _from = [];

    /// <summary>Of the path found last.</summary>
    public double Cost { get; private set; }

    /// <summary>What is foreseen after a word whose pause hasn't been heard yet.</summary>
    public static double TypicalPauseMs(SpokenBreak kind) =>
        kind switch
        {
            SpokenBreak.Sentence => 350,
            SpokenBreak.Phrase => 120,
            _ => 0,
        };

    /// <param name="words">At least one.</param>
    /// <param name="stretches">At least one, each followed by a pause, save the last of a complete utterance.</param>
    /// <param name="pace">How much slower than middling the speaker is.</param>
    /// <param name="complete">Whether the last word ends with the last stretch.</param>
    /// <param name="firstStretch">Where to begin; what is before it is settled.</param>
    /// <param name="firstWord">The word that begins with it.</param>
    /// <returns>The groups in order; none when nothing fits.</returns>
    public IReadOnlyList<WordGroup> Match(
        IReadOnlyList<SpokenWord> words,
        IReadOnlyList<SpeechStretch> stretches,
        double pace,
        bool complete,
        int firstStretch = 0,
        int firstWord = 0
    )
    {
        Prepare(words, stretches.Count, firstStretch, firstWord);
        for (var stretch = firstStretch; stretch < stretches.Count; stretch++)
        {
            var best = double.PositiveInfinity;
            for (var word = firstWord; word < words.Count; word++)
            {
                best = Math.Min(best, _cost[stretch][word]);
            }

            for (var word = firstWord; word < words.Count; word++)
            {
                if (_cost[stretch][word] <= best + Beam)
                {
                    Extend(words, stretches, stretch, word, pace, complete);
                }
            }
        }

        return Trace(words.Count, stretches.Count, complete, firstStretch);
    }

    private void Prepare(IReadOnlyList<SpokenWord> words, int stretches, int firstStretch, int firstWord)
    {
        _expectedMs.Clear();
        _unheardBreaks.Clear();
        _expectedMs.Add(0);
        _unheardBreaks.Add(0);
        foreach (var word in words)
        {
            _expectedMs.Add(_expectedMs[^1] + word.DurationMs);
            _unheardBreaks.Add(_unheardBreaks[^1] + UnheardCost(word.Break));
        }

        if (_cost.Length <= stretches || _cost[0].Length <= words.Count)
        {
            var rows = Math.Max(_cost.Length, 2 * stretches + 8);
            var columns = Math.Max(_cost.Length > 0 ? _cost[0].Length : 0, 2 * words.Count + 32);
            _cost = [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
            _from = [.. Enumerable.Range(0, rows).Select(_ => new (int, int)[columns])];
        }

        for (var s = firstStretch; s <= stretches; s++)
        {
            Array.Fill(_cost[s], double.PositiveInfinity, 0, words.Count + 1);
        }

        _cost[firstStretch][firstWord] = 0;
    }

    private void Extend(
        IReadOnlyList<SpokenWord> words,
        IReadOnlyList<SpeechStretch> stretches,
        int firstStretch,
        int firstWord,
        double pace,
        bool complete
    )
    {
        double heardMs = 0;
        var cost = _cost[firstStretch][firstWord];
        for (
            var endStretch = firstStretch + 1;
            endStretch <= stretches.Count && cost < double.PositiveInfinity;
            endStretch++
        )
        {
            var stretch = stretches[endStretch - 1];
            heardMs += (double)stretch.SampleCount / PcmFormat.SamplesPerMs;
            var last = complete && endStretch == stretches.Count;
            var pauseMs =
                endStretch < stretches.Count
                    ? (double)(stretches[endStretch].StartSample - stretch.EndSample) / PcmFormat.SamplesPerMs
                    : 0;
            for (var endWord = last ? words.Count : firstWord + 1; endWord <= words.Count; endWord++)
            {
                var fit = FitCost(heardMs, firstWord, endWord, pace, complete);
                if (fit is null && !last)
                {
                    break;
                }

                var total =
                    cost
                    + (fit ?? 0)
                    + _unheardBreaks[endWord - 1]
                    - _unheardBreaks[firstWord]
                    + (last ? 0 : PauseCost(words[endWord - 1].Break, pauseMs));
                if (total < _cost[endStretch][endWord])
                {
                    _cost[endStretch][endWord] = total;
                    _from[endStretch][endWord] = (firstStretch, firstWord);
                }
            }

            cost += InnerPauseCost(pauseMs);
            if (cost > _cost[firstStretch][firstWord] + Beam)
            {
                break;
            }
        }
    }

    /// <summary>Null when the words are far too long for what was heard, as all further ones would be.</summary>
    private double? FitCost(double heardMs, int firstWord, int endWord, double pace, bool complete)
    {
        var expectedMs = pace * (_expectedMs[endWord] - _expectedMs[firstWord] + SpokenDuration.BeforePauseMs);
        var paceError = (complete ? KnownPaceDeviation : UnknownPaceDeviation) * expectedMs;
        var variance =
            EdgeDeviationMs * EdgeDeviationMs
            + (endWord - firstWord) * (WordDeviationMs * WordDeviationMs) * (pace * pace)
            + paceError * paceError;
        var missing = heardMs - expectedMs;
        return missing < -FarthestDeviations * Math.Sqrt(variance)
            ? null
            : 0.5 * missing * missing / variance + 0.5 * Math.Log(variance);
    }

    private static double UnheardCost(SpokenBreak kind) =>
        kind switch
        {
            SpokenBreak.Sentence => 3,
            SpokenBreak.Phrase => 0.7,
            _ => 0.03,
        };

    private static double PauseCost(SpokenBreak kind, double pauseMs) =>
        kind switch
        {
            SpokenBreak.Sentence => 0.05,
            SpokenBreak.Phrase => 0.7,
            _ => 1.3 + pauseMs / 300,
        };

    // A pause inside a word: the closure of a stop that lasted.
    private static double InnerPauseCost(double pauseMs) => 2.5 + Math.Max(0, pauseMs - 120) / 30;

    private List<WordGroup> Trace(int words, int stretches, bool complete, int firstStretch)
    {
        var word = words;
        if (!complete)
        {
            for (var w = 0; w < words; w++)
            {
                word = _cost[stretches][w] < _cost[stretches][word] ? w : word;
            }
        }

        Cost = _cost[stretches][word];
        List<WordGroup> groups = [];
        if (double.IsPositiveInfinity(Cost))
        {
            return groups;
        }

        for (var stretch = stretches; stretch > firstStretch; )
        {
            var (fromStretch, fromWord) = _from[stretch][word];
            groups.Add(new WordGroup(fromWord, word, fromStretch, stretch));
            (stretch, word) = (fromStretch, fromWord);
        }

        groups.Reverse();
        return groups;
    }
}
