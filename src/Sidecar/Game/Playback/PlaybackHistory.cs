using System.Runtime.InteropServices;

namespace Sidecar.Game.Playback;

/// <summary>Which sample of the sound card let which sample of an utterance be heard.</summary>
internal sealed class PlaybackHistory
{
    private readonly Dictionary<ulong, List<PlayedRun>> _runs = [];

    public void Add(IReadOnlyList<PlayedRun> runs)
    {
        foreach (var run in runs)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_runs, run.UtteranceId, out _);
            known ??= [];
            if (known.Count > 0 && Follows(known[^1], run))
            {
                known[^1] = known[^1] with { Count = known[^1].Count + run.Count };
            }
            else
            {
                known.Add(run);
            }
        }
    }

    /// <summary>The uninterrupted stretches of an utterance, in order.</summary>
    public IReadOnlyList<PlayedRun> RunsOf(ulong utteranceId) => _runs.GetValueOrDefault(utteranceId) ?? [];

    /// <summary>
    /// When a sample of an utterance was heard. A sample beyond the end of what was heard maps to that end; null when
    /// nothing of the utterance was heard.
    /// </summary>
    public long? CardSampleOf(ulong utteranceId, long sampleIndex)
    {
        var runs = RunsOf(utteranceId);
        foreach (var run in runs)
        {
            if (sampleIndex < run.SampleIndex + run.Count)
            {
                return run.CardSample + Math.Max(0, sampleIndex - run.SampleIndex);
            }
        }

        return runs.Count == 0 ? null : runs[^1].CardSample + runs[^1].Count;
    }

    /// <summary>Drops the memory of all utterances before one, for games that run for days.</summary>
    public void ForgetBefore(ulong utteranceId)
    {
        foreach (var id in _runs.Keys.Where(id => id < utteranceId).ToArray())
        {
            _runs.Remove(id);
        }
    }

    private static bool Follows(PlayedRun earlier, PlayedRun run) =>
        earlier.SampleIndex + earlier.Count == run.SampleIndex && earlier.CardSample + earlier.Count == run.CardSample;
}
