namespace Sidecar.Realtime.Events;

/// <summary><c>input_audio_buffer.speech_started</c>: the server hears the user.</summary>
public sealed class SpeechStarted : ServerEvent
{
    /// <summary>
    /// Milliseconds of audio appended since the session began (not wall time); includes the prefix padding, so it may
    /// lie before the end of the previous speech.
    /// </summary>
    public long AudioStartMs { get; init; }

    /// <summary>The user item that this speech will become.</summary>
    public string ItemId { get; init; } = "";
}

/// <summary><c>input_audio_buffer.speech_stopped</c>: the server holds the user's turn for ended.</summary>
public sealed class SpeechStopped : ServerEvent
{
    /// <summary>Milliseconds of audio appended since the session began; includes the silence that was waited for.
    /// </summary>
    public long AudioEndMs { get; init; }

    /// <summary>The user item that this speech will become.</summary>
    public string ItemId { get; init; } = "";
}

/// <summary><c>input_audio_buffer.committed</c>: the buffered audio became a user item.</summary>
public sealed class InputAudioCommitted : ServerEvent
{
    /// <summary>The item before it; null for the first.</summary>
    public string? PreviousItemId { get; init; }

    /// <summary>The new user item.</summary>
    public string ItemId { get; init; } = "";
}

/// <summary><c>input_audio_buffer.cleared</c>.</summary>
public sealed class InputAudioCleared : ServerEvent;

/// <summary><c>input_audio_buffer.timeout_triggered</c>: nobody spoke for <c>idle_timeout_ms</c>; the server goes on by
/// itself, and the item that follows is no turn of the user.</summary>
public sealed class InputTimeoutTriggered : ServerEvent
{
    /// <summary>Start of the silence, in milliseconds of audio appended since the session began.</summary>
    public long AudioStartMs { get; init; }

    /// <summary>End of the silence, in milliseconds of audio appended since the session began.</summary>
    public long AudioEndMs { get; init; }

    /// <summary>The item made of the silence.</summary>
    public string ItemId { get; init; } = "";
}

/// <summary><c>input_audio_buffer.dtmf_event_received</c> (telephone sessions): a key was pressed.</summary>
public sealed class DtmfReceived : ServerEvent
{
    /// <summary>The key: 0–9, *, # or A–D.</summary>
    public string Key { get; init; } = "";

    /// <summary>When the server received it.</summary>
    public DateTimeOffset ReceivedAt { get; init; }
}
