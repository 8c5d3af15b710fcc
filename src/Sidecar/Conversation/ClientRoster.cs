using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>Who takes part in a conversation. Belongs to the owner loop.</summary>
internal sealed class ClientRoster
{
    private readonly List<IConversationClient> _observers = [];
    private readonly Dictionary<IConversationClient, long> _welcomeSamples = [];
    private bool _hasLostParticipant;

    public IConversationClient? Participant { get; private set; }

    public int ObserverCount => _observers.Count;

    /// <summary>Whether anybody watches the face as ARKit's curves, whatever the game's rig is.</summary>
    public bool IsArKitWanted => _observers.Exists(static o => o.WantsArKit61);

    public bool IsEmpty => Participant is null && _observers.Count == 0;

    /// <param name="client">Who joins.</param>
    /// <param name="isObserver">Whether it only looks on.</param>
    /// <param name="welcomeSample">The sample of the conversation at which it is welcomed: its idle timeline begins
    /// there.</param>
    public void Join(IConversationClient client, bool isObserver, long welcomeSample = 0)
    {
        _welcomeSamples[client] = welcomeSample;
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
        _welcomeSamples.Remove(client);
        if (!ReferenceEquals(Participant, client))
        {
            return false;
        }
        Participant = null;
        return true;
    }

    /// <summary>Tells the observers what was heard.</summary>
    public void TellPlayed(ulong utteranceId, long playedSamples)
    {
        foreach (IConversationClient observer in _observers)
        {
            observer.OnPlayed(utteranceId, playedSamples);
        }
    }

    public void Broadcast(ServerMessage message) => Broadcast(OutboundMessage.Of(message));

    /// <summary>Posts to everybody. A client whose outbox is full is let go: waiting for it would stall the others.</summary>
    public void Broadcast(in OutboundMessage message)
    {
        if (Participant is { } participant && !participant.TryPost(message))
        {
            LoseParticipant(participant);
        }
        for (int i = _observers.Count - 1; i >= 0; i--)
        {
            if (!_observers[i].TryPost(message))
            {
                LoseObserver(i);
            }
        }
    }

    /// <summary>Posts frames of the idle timeline, whose samples are those of the conversation, to everybody on a
    /// timeline of its own.</summary>
    public void BroadcastIdle(FaceBatch batch)
    {
        if (Participant is { } participant && !participant.TryPost(Idle(batch, participant)))
        {
            LoseParticipant(participant);
        }
        for (int i = _observers.Count - 1; i >= 0; i--)
        {
            if (!_observers[i].TryPost(Idle(batch, _observers[i])))
            {
                LoseObserver(i);
            }
        }
    }

    private OutboundMessage Idle(FaceBatch batch, IConversationClient client) =>
        OutboundMessage.OfIdle(batch, _welcomeSamples[client]);

    private void LoseParticipant(IConversationClient participant)
    {
        Participant = null;
        _hasLostParticipant = true;
        _welcomeSamples.Remove(participant);
        participant.End(ClientEnd.FellBehind);
    }

    private void LoseObserver(int index)
    {
        IConversationClient observer = _observers[index];
        _observers.RemoveAt(index);
        _welcomeSamples.Remove(observer);
        observer.End(ClientEnd.FellBehind);
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
        _welcomeSamples.Clear();
    }
}
