using Sidecar.Conversation;
using Sidecar.FaultMatrix.Game;
using Sidecar.Protocol.V1;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>What holds for every game, whatever went wrong.</summary>
internal static class GameCheck
{
    public static IEnumerable<string> Of(MatrixGame game)
    {
        IReadOnlyList<Stamped> messages = game.Messages;
        return [.. game.Faults, .. Utterances(game), .. Reports(messages), .. States(messages), .. Sentences(game)];
    }

    private static IEnumerable<string> Utterances(MatrixGame game)
    {
        foreach (Playing playing in game.Utterances)
        {
            if (playing.StartCount != 1 || playing.EndCount != 1)
            {
                yield return $"utterance {playing.UtteranceId} began {playing.StartCount} times and ended {playing.EndCount} times";
            }
        }
    }

    private static IEnumerable<string> Reports(IReadOnlyList<Stamped> messages) =>
        messages
            .Select(m => m.Message.TurnReport)
            .OfType<TurnReport>()
            .GroupBy(r => r.TurnId)
            .Where(g => g.Count() > 1)
            .Select(g => $"turn {g.Key} was reported {g.Count()} times");

    private static IEnumerable<string> States(IReadOnlyList<Stamped> messages)
    {
        ConversationState last = ConversationState.Connecting;
        foreach (StateChanged changed in messages.Select(m => m.Message.StateChanged).OfType<StateChanged>().Skip(1))
        {
            bool isListed =
                changed.State == changed.Previous
                || ConversationStates.Table.Any(t => t.Key.From == changed.Previous && t.Value == changed.State);
            if (changed.Previous != last && last != ConversationState.Connecting || !isListed)
            {
                yield return $"the state went from {changed.Previous} (was {last}) to {changed.State}";
            }
            last = changed.State;
        }
    }

    // Each answer of the script has words of its own, and no question is asked twice.
    private static IEnumerable<string> Sentences(MatrixGame game)
    {
        string[] heard =
        [
            .. game
                .Journal.Where(e => e.Kind == JournalKind.Assistant && e.HeardSamples > 0)
                .Select(e => string.Join(' ', e.Text.Split(' ').Take(4)))
                .Where(words => words.Length > 0),
        ];
        return heard
            .GroupBy(w => w, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => $"\"{g.Key} …\" was heard {g.Count()} times");
    }
}
