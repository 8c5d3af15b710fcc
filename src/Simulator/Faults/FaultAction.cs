namespace Sidecar.Simulator.Faults;

/// <summary>What goes wrong.</summary>
internal abstract record FaultAction;

/// <summary>A handshake is answered by HTTP instead of a socket.</summary>
internal sealed record RefuseAction(int Status, int? RetryAfterS) : FaultAction;

/// <summary>Happens to the connection.</summary>
internal abstract record LineAction : FaultAction;

internal sealed record ExpireAction : LineAction;

internal sealed record CloseAction(int Code, string Reason) : LineAction;

/// <param name="Reset">A TCP reset instead of the end of the stream.</param>
internal sealed record BreakAction(bool Reset) : LineAction;

/// <param name="Duration">Null for good.</param>
internal sealed record StallAction(TimeSpan? Duration) : LineAction;

/// <param name="Duration">Null for good.</param>
internal sealed record DeafAction(TimeSpan? Duration) : LineAction;

internal sealed record IgnoreCloseAction(CloseAnswer Answer) : LineAction;

/// <summary>What a client gets for its close frame.</summary>
internal enum CloseAnswer
{
    Close,
    Eof,
    Nothing,
}

/// <summary>Happens to server events.</summary>
internal abstract record EventAction : FaultAction;

internal sealed record OmitAction : EventAction;

internal sealed record DelayAction(TimeSpan By) : EventAction;

internal sealed record DuplicateAction : EventAction;

/// <param name="FrameBytes">The size of each WebSocket frame.</param>
internal sealed record FragmentAction(int FrameBytes) : EventAction;

internal sealed record MalformedAction : EventAction;

internal sealed record UnknownEventAction : EventAction;

internal sealed record UnknownFieldsAction : EventAction;

/// <param name="SizeBytes">The length of the padding that is added.</param>
internal sealed record HugeAction(int SizeBytes) : EventAction;

/// <summary>Happens to audio deltas, whatever the dialect calls them.</summary>
internal abstract record DeltaAction : EventAction;

internal sealed record OddDeltasAction : DeltaAction;

internal sealed record InvalidBase64Action : DeltaAction;

/// <summary>A response of the default conversation is refused, as if another were under way.</summary>
internal sealed record BusyAction : FaultAction;

/// <summary>Happens to a response of the default conversation.</summary>
internal abstract record ResponseAction : FaultAction;

/// <param name="AfterAudioMs">Null for a response without any output.</param>
internal sealed record FailAction(string Code, int? AfterAudioMs) : ResponseAction;

internal sealed record IncompleteAction(string Reason, int AfterAudioMs) : ResponseAction;

internal sealed record SilentAction : ResponseAction;

/// <param name="Speed">Seconds of audio per second.</param>
internal sealed record DripAction(double Speed) : ResponseAction;

internal sealed record StaleDeltasAction(int Count, TimeSpan After) : ResponseAction;

/// <summary>Happens to the transcript of a user turn.</summary>
internal abstract record TranscriptAction : FaultAction;

internal sealed record TranscriptFailsAction : TranscriptAction;

internal sealed record TranscriptMissingAction : TranscriptAction;

internal sealed record TranscriptLateAction(TimeSpan By) : TranscriptAction;

/// <summary>Comes after the transcript of the next turn.</summary>
internal sealed record TranscriptOutOfOrderAction : TranscriptAction;
