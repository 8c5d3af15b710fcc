using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

internal sealed partial class ConversationLoop
{
    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Debug, "{Conversation}: {From} -> {To} on {Trigger}")]
        public static partial void StateChanged(
            ILogger logger,
            string conversation,
            ConversationState from,
            ConversationState to,
            ConversationTrigger trigger
        );

        [LoggerMessage(201, LogLevel.Information, "{Conversation}: notice {Code}: {Text}")]
        public static partial void NoticeSent(ILogger logger, string conversation, string code, string text);

        [LoggerMessage(
            202,
            LogLevel.Error,
            "{Conversation}: {Event} could not be dealt with; the conversation goes on"
        )]
        public static partial void EventFailed(ILogger logger, Exception fault, string conversation, string @event);

        [LoggerMessage(203, LogLevel.Information, "{Conversation}: session confirmed with {Provider}")]
        public static partial void SessionConfirmed(ILogger logger, string conversation, string provider);

        [LoggerMessage(204, LogLevel.Warning, "{Conversation}: session ended: {Reason}")]
        public static partial void SessionEnded(ILogger logger, string conversation, string reason);

        [LoggerMessage(205, LogLevel.Information, "{Conversation}: {Client} joined as {Role}; resumed: {Resumed}")]
        public static partial void ClientJoined(
            ILogger logger,
            string conversation,
            string client,
            Role role,
            bool resumed
        );

        [LoggerMessage(206, LogLevel.Information, "{Conversation}: {Client} left")]
        public static partial void ClientLeft(ILogger logger, string conversation, string client);

        [LoggerMessage(
            207,
            LogLevel.Debug,
            "{Conversation}: turn {Turn} microphone to socket {SocketUs} us; speech_end+ stopped {StoppedUs} us, "
                + "requested {RequestedUs}, created {CreatedUs}, first transcript {TranscriptUs}, first audio {AudioUs}, "
                + "sent {SentUs}, heard {HeardUs}, done {DoneUs}; played {Played} of {Received} samples, "
                + "interrupted {Interrupted}"
        )]
        public static partial void TurnEnded(
            ILogger logger,
            string conversation,
            ulong turn,
            long socketUs,
            long stoppedUs,
            long requestedUs,
            long createdUs,
            long transcriptUs,
            long audioUs,
            long sentUs,
            long heardUs,
            long doneUs,
            long played,
            long received,
            bool interrupted
        );

        [LoggerMessage(
            208,
            LogLevel.Debug,
            "{Conversation}: playback report {Samples} of utterance {Utterance} is impossible and was clamped"
        )]
        public static partial void ImpossiblePosition(
            ILogger logger,
            string conversation,
            long samples,
            ulong utterance
        );

        [LoggerMessage(209, LogLevel.Debug, "{Conversation}: the provider reported {Code}, which does no harm here")]
        public static partial void BenignError(ILogger logger, string conversation, string? code);

        [LoggerMessage(
            210,
            LogLevel.Warning,
            "{Conversation}: the provider sends more events than can be dealt with; the session is closed"
        )]
        public static partial void EventFlood(ILogger logger, string conversation);

        [LoggerMessage(230, LogLevel.Information, "{Conversation}: the session is closed because {Reason}")]
        public static partial void BudgetSpent(ILogger logger, string conversation, string reason);

        [LoggerMessage(
            230,
            LogLevel.Debug,
            "{Conversation}: speech into the answer: {Decision}, by {By}, after {ElapsedMs} ms"
        )]
        public static partial void Decided(
            ILogger logger,
            string conversation,
            Interruptions.Decision decision,
            Interruptions.DecidedBy by,
            long elapsedMs
        );

        [LoggerMessage(
            212,
            LogLevel.Information,
            "{Conversation}: no session yet; the next attempt is in {DelayMs} ms: {Reason}"
        )]
        public static partial void SessionRetried(ILogger logger, string conversation, long delayMs, string reason);

        [LoggerMessage(
            213,
            LogLevel.Debug,
            "{Conversation}: the session was told {Items} items of what was said before"
        )]
        public static partial void HistoryReplayed(ILogger logger, string conversation, int items);

        [LoggerMessage(
            214,
            LogLevel.Information,
            "{Conversation}: the session was renewed after {AgeMs} ms; the next one knows {Items} items"
        )]
        public static partial void SessionRenewed(ILogger logger, string conversation, long ageMs, int items);

        [LoggerMessage(
            215,
            LogLevel.Warning,
            "{Conversation}: the session could not be renewed and will be tried again: {Reason}"
        )]
        public static partial void RenewalFailed(ILogger logger, string conversation, string reason);

        [LoggerMessage(
            216,
            LogLevel.Warning,
            "{Conversation}: nothing more of a response for {StallMs} ms; its session is given up"
        )]
        public static partial void ResponseStalled(ILogger logger, string conversation, int stallMs);

        [LoggerMessage(
            218,
            LogLevel.Information,
            "{Conversation}: turn {Turn} failed with {Code} and is tried again in {DelayMs} ms"
        )]
        public static partial void ResponseRetried(
            ILogger logger,
            string conversation,
            ulong turn,
            string? code,
            long delayMs
        );

        [LoggerMessage(
            219,
            LogLevel.Warning,
            "{Conversation}: the provider answers speech although create_response is false; barge-in is immediate from now on"
        )]
        public static partial void AnswersUnasked(ILogger logger, string conversation);

        [LoggerMessage(217, LogLevel.Information, "{Conversation}: this machine slept; the session is renewed")]
        public static partial void MachineSlept(ILogger logger, string conversation);

        [LoggerMessage(
            230,
            LogLevel.Warning,
            "{Conversation}: no event since the provider was asked; session given up"
        )]
        public static partial void SessionMute(ILogger logger, string conversation);

        [LoggerMessage(211, LogLevel.Information, "{Conversation}: ended")]
        public static partial void ConversationEnded(ILogger logger, string conversation);
    }
}
