using Sidecar.Realtime.Events;

namespace Sidecar.Conversation.History;

/// <summary>What an entry of the history is.</summary>
internal enum HistoryKind
{
    /// <summary>What the user said; its words come later, or never.</summary>
    UserSpeech,

    /// <summary>What the assistant said, as far as it was heard.</summary>
    Assistant,

    /// <summary>An item that was sent as it is: text, a picture, a note.</summary>
    Sent,

    /// <summary>A call of a function. Worth nothing without its output.</summary>
    Call,

    /// <summary>What came of a call; follows it at once.</summary>
    CallOutput,
}

/// <summary>One item of the conversation, and what another session would have to be told of it.</summary>
internal sealed class HistoryEntry(string itemId, HistoryKind kind)
{
    private readonly SortedDictionary<int, string> _parts = [];

    /// <summary>The id under which the conversation's own parts know it.</summary>
    public string ItemId { get; } = itemId;

    public HistoryKind Kind => kind;

    /// <summary>The id that the session which knows it calls it by; changes when it is replayed or corrected.</summary>
    public string WireId { get; set; } = itemId;

    /// <summary>The session that has it; 0 for none.</summary>
    public int Generation { get; set; }

    /// <summary>For <see cref="HistoryKind.Sent"/>, <see cref="HistoryKind.Call"/> and its output: the item itself.</summary>
    public ConversationItem? Item { get; set; }

    /// <summary>For speech of the user: its words, null while they aren't known.</summary>
    public string? Transcript { get; set; }

    /// <summary>For speech of the user: no words will come.</summary>
    public bool IsTranscriptMissing { get; set; }

    /// <summary>For speech of the user: where it lies in the microphone's memory; both 0 when not known.</summary>
    public long StartMs { get; set; }

    public long EndMs { get; set; }

    /// <summary>Made by an idle timeout: not a word of anybody.</summary>
    public bool IsSilence { get; set; }

    /// <summary>For the assistant: all parts of what it said.</summary>
    public string Said => string.Join(' ', _parts.Values.Where(p => p.Length > 0));

    public int Characters =>
        (Transcript?.Length ?? 0)
        + _parts.Values.Sum(p => p.Length)
        + (Item?.Text.Length ?? 0)
        + (Item?.Arguments?.Length ?? 0)
        + (Item?.Output?.Length ?? 0);

    /// <summary>What a part of it says, replacing what was known.</summary>
    public void Say(int contentIndex, string text) => _parts[contentIndex] = text;
}
