using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>What can move a conversation from one state to another.</summary>
internal enum ConversationTrigger
{
    /// <summary>The provider has confirmed the session.</summary>
    SessionReady,

    /// <summary>The session ended without having been asked to; it will be opened again.</summary>
    SessionLost,

    /// <summary>The session can't be opened until somebody changes something.</summary>
    SessionRefused,

    /// <summary>It was refused, and is tried once more because a game wants to talk.</summary>
    SessionRetried,

    /// <summary>The user began to speak.</summary>
    UserStarted,

    /// <summary>The user's turn is complete.</summary>
    UserStopped,

    /// <summary>An answer was asked for, or the provider began one.</summary>
    AnswerBegun,

    /// <summary>A sample of the answer was reported as heard.</summary>
    AnswerHeard,

    /// <summary>Nothing of the answer is left to come or to be heard.</summary>
    AnswerFinished,

    /// <summary>The answer was flushed without the user speaking.</summary>
    Interrupted,
}

/// <summary>
/// The transition table of a conversation. A pair that is not listed leaves the state as it is. docs/conversation.md
/// shows this table, and a test keeps both the same.
/// </summary>
internal static class ConversationStates
{
    private const ConversationState Connecting = ConversationState.Connecting;
    private const ConversationState Listening = ConversationState.Listening;
    private const ConversationState UserSpeaking = ConversationState.UserSpeaking;
    private const ConversationState Thinking = ConversationState.Thinking;
    private const ConversationState Speaking = ConversationState.Speaking;
    private const ConversationState Reconnecting = ConversationState.Reconnecting;
    private const ConversationState Failed = ConversationState.Failed;

    /// <summary>Every listed transition.</summary>
    public static IReadOnlyDictionary<
        (ConversationState From, ConversationTrigger On),
        ConversationState
    > Table { get; } =
        new Dictionary<(ConversationState, ConversationTrigger), ConversationState>
        {
            [(Connecting, ConversationTrigger.SessionReady)] = Listening,
            [(Connecting, ConversationTrigger.SessionLost)] = Reconnecting,
            [(Connecting, ConversationTrigger.SessionRefused)] = Failed,

            [(Listening, ConversationTrigger.UserStarted)] = UserSpeaking,
            [(Listening, ConversationTrigger.UserStopped)] = Thinking,
            [(Listening, ConversationTrigger.AnswerBegun)] = Thinking,
            [(Listening, ConversationTrigger.AnswerHeard)] = Speaking,
            [(Listening, ConversationTrigger.SessionLost)] = Reconnecting,
            [(Listening, ConversationTrigger.SessionRefused)] = Failed,

            [(UserSpeaking, ConversationTrigger.UserStopped)] = Thinking,
            [(UserSpeaking, ConversationTrigger.SessionLost)] = Reconnecting,
            [(UserSpeaking, ConversationTrigger.SessionRefused)] = Failed,

            [(Thinking, ConversationTrigger.UserStarted)] = UserSpeaking,
            [(Thinking, ConversationTrigger.AnswerHeard)] = Speaking,
            [(Thinking, ConversationTrigger.AnswerFinished)] = Listening,
            [(Thinking, ConversationTrigger.Interrupted)] = Listening,
            [(Thinking, ConversationTrigger.SessionLost)] = Reconnecting,
            [(Thinking, ConversationTrigger.SessionRefused)] = Failed,

            [(Speaking, ConversationTrigger.UserStarted)] = UserSpeaking,
            [(Speaking, ConversationTrigger.AnswerFinished)] = Listening,
            [(Speaking, ConversationTrigger.Interrupted)] = Listening,
            [(Speaking, ConversationTrigger.SessionLost)] = Reconnecting,
            [(Speaking, ConversationTrigger.SessionRefused)] = Failed,

            [(Reconnecting, ConversationTrigger.SessionReady)] = Listening,
            [(Reconnecting, ConversationTrigger.SessionRefused)] = Failed,

            [(Failed, ConversationTrigger.SessionRetried)] = Connecting,
        };

    /// <summary>The state after a trigger.</summary>
    public static ConversationState Next(ConversationState state, ConversationTrigger trigger) =>
        Table.TryGetValue((state, trigger), out ConversationState next) ? next : state;
}
