using Sidecar.Protocol.V1;
using Sidecar.Usage;

namespace Sidecar.Conversation;

/// <summary>A conversation as status shows it: replaced whole by the owner loop, read by anybody.</summary>
internal sealed record ConversationSnapshot(
    ConversationState State,
    string StateReason,
    string? Participant,
    int Observers,
    bool HasMicrophone,
    ulong Turns,
    long? GraceEndsAt
)
{
    /// <summary>The session that will take over is open.</summary>
    public bool HasSuccessor { get; init; }

    public UsageSnapshot Usage { get; init; } = UsageSnapshot.Empty;
}
