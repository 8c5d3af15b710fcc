namespace Sidecar.Conversation;

/// <summary>Why a conversation lets a client go.</summary>
internal enum ClientEnd
{
    /// <summary>It did not take its messages in time.</summary>
    FellBehind,

    /// <summary>Another client took the conversation over with its id.</summary>
    TakenOver,

    /// <summary>The conversation is over: the daemon shuts down.</summary>
    ShuttingDown,
}

/// <summary>A game or an observer, as the conversation sees it.</summary>
internal interface IConversationClient
{
    /// <summary>For status and logs.</summary>
    string Name { get; }

    /// <summary>Hands a message over without waiting; retains what it keeps. False when the client's outbox is full.</summary>
    bool TryPost(in OutboundMessage message);

    /// <summary>Whether faces are to carry <see cref="FaceBatch.ArKit61"/>; asked of observers.</summary>
    bool WantsArKit61 => false;

    /// <summary>Whoever plays has said what was heard so far; told to observers.</summary>
    void OnPlayed(ulong utteranceId, long playedSamples) { }

    /// <summary>Ends the client's stream. Called at most once; nothing is posted afterwards.</summary>
    void End(ClientEnd reason);
}
