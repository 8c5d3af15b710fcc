using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Conversation;

/// <summary>One thing for the owner loop to deal with: an event of a session, or a command.</summary>
/// <param name="Event">Of the session number <paramref name="Generation"/>; events of earlier sessions are dropped.</param>
/// <param name="Timestamp">When it arrived.</param>
internal readonly record struct LoopItem(ServerEvent? Event, LoopCommand? Command, int Generation, long Timestamp);

/// <summary>What others ask of a conversation.</summary>
internal abstract record LoopCommand;

internal sealed record AttachCommand(
    IConversationClient Client,
    Hello Hello,
    TaskCompletionSource<AttachOutcome> Outcome
) : LoopCommand;

internal sealed record DetachCommand(IConversationClient Client) : LoopCommand;

internal sealed record ClientCommand(IConversationClient Client, ClientMessage Message, SemaphoreSlim Credit)
    : LoopCommand;

internal sealed record SayCommand(string Text, SayMode Mode, TaskCompletionSource<string?> Refusal) : LoopCommand;

internal sealed record MicrophoneAddressedCommand(bool IsAddressed) : LoopCommand;

internal sealed record NoticeCommand(NoticeKind Kind, string Text) : LoopCommand;

/// <param name="Opening">Which attempt to open a session this is about.</param>
internal sealed record SessionStartedCommand(int Opening, OpenedSession Opened) : LoopCommand;

/// <summary>No repetition would help.</summary>
internal sealed record SessionStartFailedCommand(int Opening, RealtimeFailure Failure) : LoopCommand;

/// <summary>An attempt failed; another follows.</summary>
internal sealed record SessionRetryCommand(int Opening, RealtimeFailure Failure, TimeSpan Delay) : LoopCommand;

/// <summary>The day's usage has changed, perhaps by another conversation.</summary>
internal sealed record UsageChangedCommand : LoopCommand
{
    public static UsageChangedCommand Instance { get; } = new();
}

internal sealed record TimerCommand : LoopCommand
{
    public static TimerCommand Instance { get; } = new();
}

/// <summary>Whoever speaks into the microphone has paused.</summary>
internal sealed record UserPausedCommand : LoopCommand
{
    public static UserPausedCommand Instance { get; } = new();
}

/// <summary>How an attempt to join a conversation ended.</summary>
internal enum AttachOutcome
{
    Joined,

    /// <summary>Another participant is there, and the id to take over was not given.</summary>
    AlreadyHeld,

    /// <summary>The conversation has just ended.</summary>
    Gone,
}
