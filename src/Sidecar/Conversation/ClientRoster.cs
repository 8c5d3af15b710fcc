using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>Who takes part in a conversation. Belongs to the owner loop.</summary>
internal sealed class ClientRoster
{
    private readonly List<IConversationClient> _observers = [];
    private bool _hasLostParticipant;

    public IConversationClient? Participant { get; private set; }

    public int ObserverCount => _observers.Count;

    public bool IsEmpty => Participant is null && _observers.Count == 0;

    public void Join(IConversationClient client, bool isObserver)
    {
        if (isObserver)
        {
            _observers.Add(client);
        }
        else
        {
            Participant = client;
        }
    }

    /// <returns>Whether it was the participant that left.</returns>
    public bool Leave(IConversationClient client)
    {
        _observers.Remove(client);
        if (!ReferenceEquals(Participant, client))
        {
            return false;
        }
        Participant = null;
        return true;
    }

    public void Broadcast(ServerMessage message) => Broadcast(OutboundMessage.Of(message));

    /// <summary>Posts to everybody. A client whose outbox is full is let go: waiting for it would stall the others.</summary>
    public void Broadcast(in OutboundMessage message)
    {
        if (Participant is { } participant && !participant.TryPost(message))
        {
            Participant = null;
            _hasLostParticipant = true;
            participant.End(ClientEnd.FellBehind);
        }
        for (int i = _observers.Count - 1; i >= 0; i--)
        {
            IConversationClient observer = _observers[i];
            if (!observer.TryPost(message))
            {
                _observers.RemoveAt(i);
                observer.End(ClientEnd.FellBehind);
            }
        }
    }

    /// <summary>Whether the participant was let go by a broadcast since this was last asked.</summary>
    public bool TakeLostParticipant()
    {
        bool hasLost = _hasLostParticipant;
        _hasLostParticipant = false;
        return hasLost;
    }

    public void EndAll(ClientEnd reason)
    {
        Participant?.End(reason);
        Participant = null;
        foreach (IConversationClient observer in _observers)
        {
            observer.End(reason);
        }
        _observers.Clear();
    }
}
