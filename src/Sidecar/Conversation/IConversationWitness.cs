namespace Sidecar.Conversation;

/// <summary>Told of every conversation of this daemon as it begins, before any game has joined it.</summary>
internal interface IConversationWitness
{
    /// <summary>A conversation has begun. Must not wait.</summary>
    void OnBegun(ConversationLoop conversation);
}
