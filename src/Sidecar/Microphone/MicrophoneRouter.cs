using Sidecar.Conversation;

namespace Sidecar.Microphone;

/// <summary>
/// There is one microphone and it speaks to one conversation at a time: the addressed one. The first conversation is
/// addressed unasked; when the addressed one ends, nobody is until a game asks.
/// </summary>
internal sealed class MicrophoneRouter
{
    private readonly Lock _gate = new();
    private ConversationLoop? _addressed;

    /// <summary>The conversation that hears the sidecar's microphone.</summary>
    public ConversationLoop? Addressed => Volatile.Read(ref _addressed);

    /// <summary>Makes this the addressed conversation.</summary>
    public void Address(ConversationLoop conversation)
    {
        ConversationLoop? earlier;
        lock (_gate)
        {
            earlier = _addressed;
            _addressed = conversation;
        }
        if (!ReferenceEquals(earlier, conversation))
        {
            earlier?.SetAddressed(false);
        }
        conversation.SetAddressed(true);
    }

    /// <summary>Addresses this conversation if none is.</summary>
    public void AddressIfNone(ConversationLoop conversation)
    {
        if (Addressed is null)
        {
            Address(conversation);
        }
    }

    /// <summary>This conversation has ended.</summary>
    public void Forget(ConversationLoop conversation)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_addressed, conversation))
            {
                _addressed = null;
            }
        }
    }
}
