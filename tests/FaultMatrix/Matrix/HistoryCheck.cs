using Sidecar.FaultMatrix.Game;
using Sidecar.Protocol;
using Sidecar.Simulator;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>Compares what the provider knows with what really happened: same order, nothing twice, nothing missing.</summary>
internal sealed class HistoryCheck
{
    private readonly List<string> _failures = [];
    private readonly List<string> _lost = [];

    private HistoryCheck() { }

    public IReadOnlyList<string> Failures => _failures;

    public IReadOnlyList<string> Lost => _lost;

    public static HistoryCheck Compare(IReadOnlyList<JournalEntry> journal, IReadOnlyList<SimulatedItem> items)
    {
        HistoryCheck check = new();
        // Speech that is given to another session begins twice for the game, and has its words once.
        HashSet<string> captioned = [.. journal.Select(e => e.Id)];
        bool isAllCaptioned = items.All(i => i.AudioMs is null || i.Role != "user" || captioned.Contains(i.Id));
        journal = [.. journal.Where(e => !isAllCaptioned || e.Kind != JournalKind.UserSpeech || e.Id.Length > 0)];
        check.MatchInOrder(journal, [.. items.Where(i => !IsEmpty(i) && !IsSecret(journal, i))]);
        check.PairCalls(items);
        return check;
    }

    private void MatchInOrder(IReadOnlyList<JournalEntry> journal, IReadOnlyList<SimulatedItem> items)
    {
        int next = 0;
        HashSet<JournalEntry> known = [];
        foreach (SimulatedItem item in items)
        {
            int at = Enumerable.Range(next, journal.Count - next).FirstOrDefault(i => IsSame(journal[i], item), -1);
            if (at < 0 && FindOvertaken(journal, next, known, item) is { } overtaken)
            {
                known.Add(overtaken);
                continue;
            }
            if (at < 0)
            {
                bool isEarlier = journal.Take(next).Any(e => IsSame(e, item));
                _failures.Add(
                    $"the provider knows {Show(item)}, which {(isEarlier ? "comes twice or too late" : "never happened so")}"
                );
                continue;
            }
            next = at + 1;
            known.Add(journal[at]);
        }
        foreach (JournalEntry entry in journal.Where(e => !known.Contains(e) && IsWorthKnowing(e)))
        {
            (entry.MayBeMissing ? _lost : _failures).Add($"the provider doesn't know {entry}");
        }
    }

    // What is said while an answer to something else is on its way, or while speech is not yet understood, may come behind
    // that: then the provider was asked in that order.
    private static JournalEntry? FindOvertaken(
        IReadOnlyList<JournalEntry> journal,
        int next,
        HashSet<JournalEntry> known,
        SimulatedItem item
    )
    {
        int answers = 0;
        for (int i = next - 1; i >= 0 && answers < 2; i--)
        {
            if (!known.Contains(journal[i]) && item.Role == "user" && IsSame(journal[i], item))
            {
                return journal[i];
            }
            answers += journal[i].Kind is JournalKind.UserText or JournalKind.UserSpeech ? 0 : 1;
        }
        return null;
    }

    private void PairCalls(IReadOnlyList<SimulatedItem> items)
    {
        foreach (SimulatedItem output in items.Where(i => i.Type == "function_call_output"))
        {
            if (items.Count(i => i.Type == "function_call_output" && i.CallId == output.CallId) > 1)
            {
                _failures.Add($"the call {output.CallId} was answered twice");
            }
        }
    }

    private static bool IsSame(JournalEntry entry, SimulatedItem item) =>
        (entry.Kind, item.Type, item.Role) switch
        {
            (JournalKind.UserText, "message", "user") => Plain(item.Text) == Plain(entry.Text),
            (JournalKind.UserSpeech, "message", "user") => entry.Id.Length == 0
                ? item.AudioMs is not null
                : item.Id == entry.Id || Plain(item.Text) == Plain(entry.Text),
            (JournalKind.Assistant, "message", "assistant") => IsSameSpeech(entry, item),
            (JournalKind.Call, "function_call", _) => item.CallId == entry.Id,
            // A call that was called off is answered by whoever is first.
            (JournalKind.Output, "function_call_output", _) => item.CallId == entry.Id
                && (entry.MayBeMissing || item.Text == entry.Text),
            _ => false,
        };

    // A truncated item has lost its words and kept the sound that was heard. Of words that are cut by estimate, the sound
    // that was heard decides too.
    private static bool IsSameSpeech(JournalEntry entry, SimulatedItem item)
    {
        bool isSameSound = item.AudioMs is { } ms && Math.Abs(ms - PcmFormat.ToMs(entry.HeardSamples)) <= 20;
        return item.Text.Length == 0
            ? isSameSound
            : Plain(item.Text) == Plain(entry.Text)
                || (isSameSound && Plain(item.Text).StartsWith(Plain(entry.Text), StringComparison.Ordinal));
    }

    private static bool IsEmpty(SimulatedItem item) =>
        item is { Type: "message", Role: "assistant", Text.Length: 0, AudioMs: null or 0 } or { Role: "system" };

    // A call that the fault kept from the game: the provider began it, and nobody else can know.
    private static bool IsSecret(IReadOnlyList<JournalEntry> journal, SimulatedItem item) =>
        item.Type == "function_call" && !journal.Any(e => e.Kind == JournalKind.Call && e.Id == item.CallId);

    private static bool IsWorthKnowing(JournalEntry entry) =>
        entry.Kind != JournalKind.Assistant || (entry.HeardSamples > 0 && entry.Text.Length > 0);

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .TrimEnd('.', ',', '!', '?', '…', '-', ' ');

    private static string Show(SimulatedItem item) =>
        $"{item.Type} {item.Role} {item.CallId} \"{item.Text}\"{(item.AudioMs is { } ms ? $" ({ms} ms)" : "")}";
}
