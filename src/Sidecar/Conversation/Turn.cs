using Sidecar.Protocol.V1;
using Sidecar.Usage;

namespace Sidecar.Conversation;

/// <summary>What is known of one turn: the user's part, the answer, and when each stage was reached.</summary>
internal sealed class Turn(ulong id, TurnInput input)
{
    public ulong Id => id;

    public TurnInput Input => input;

    public List<ulong> UtteranceIds { get; } = [];

    /// <summary>Utterances that were begun and not yet heard to the end or flushed.</summary>
    public int OpenUtterances { get; set; }

    /// <summary>Responses that were begun and are not done.</summary>
    public int OpenResponses { get; set; }

    /// <summary>The user speaks, or an answer is due and has not begun.</summary>
    public bool IsAwaitingAnswer { get; set; }

    public bool IsReported { get; set; }

    /// <summary>How often the provider was asked again after it had failed.</summary>
    public int Retries { get; set; }

    public long SpeechStartMs { get; set; }

    public long SpeechEndMs { get; set; }

    /// <summary>When the user stopped speaking, or wrote: stages are counted from here.</summary>
    public long SpeechEndTimestamp { get; set; }

    public long SpeechStoppedTimestamp { get; set; }

    public long ResponseRequestedTimestamp { get; set; }

    public long ResponseCreatedTimestamp { get; set; }

    public long FirstAudioTimestamp { get; set; }

    public long FirstTranscriptTimestamp { get; set; }

    public long ResponseDoneTimestamp { get; set; }

    public long FirstChunkTimestamp { get; set; }

    public long FirstHeardTimestamp { get; set; }

    public long ReceivedSamples { get; set; }

    public long PlayedSamples { get; set; }

    public bool IsInterrupted { get; set; }

    public long TruncateAudioEndMs { get; set; } = -1;

    public long FlushUs { get; set; }

    /// <summary>What the last microphone frame before the end of speech waited for the socket.</summary>
    public TimeSpan MicrophoneToSocket { get; set; }

    public uint Underruns { get; set; }

    public UsageAmount Usage { get; set; }

    /// <summary>Nothing of an answer was heard: speech that follows continues this turn.</summary>
    public bool IsUnanswered => FirstHeardTimestamp == 0;

    /// <summary>The stages of an answer that was thrown away before anybody heard it.</summary>
    public void ForgetAnswer()
    {
        ResponseRequestedTimestamp = 0;
        ResponseCreatedTimestamp = 0;
        FirstTranscriptTimestamp = 0;
        ResponseDoneTimestamp = 0;
        FirstAudioTimestamp = 0;
        FirstChunkTimestamp = 0;
        ReceivedSamples = 0;
        TruncateAudioEndMs = -1;
        IsInterrupted = false;
        FlushUs = 0;
    }

    /// <param name="time">The clock of the timestamps.</param>
    /// <param name="ledger">Of the conversation, with this turn in it.</param>
    public TurnReport ToReport(TimeProvider time, UsageLedger ledger)
    {
        TurnReport report = new()
        {
            TurnId = id,
            Input = input,
            UserSpeechStartMs = SpeechStartMs,
            UserSpeechEndMs = SpeechEndMs,
            SpeechStoppedUs = Stage(SpeechStoppedTimestamp),
            ResponseCreatedUs = Stage(ResponseCreatedTimestamp),
            FirstAudioUs = Stage(FirstAudioTimestamp),
            FirstChunkUs = Stage(FirstChunkTimestamp),
            FirstHeardUs = Stage(FirstHeardTimestamp),
            ReceivedSamples = ReceivedSamples,
            PlayedSamples = PlayedSamples,
            Interrupted = IsInterrupted,
            TruncateAudioEndMs = TruncateAudioEndMs,
            FlushUs = FlushUs,
            Usage = UsageMessages.ToTokens(Usage),
            Cost = (double)Usage.Cost,
            Currency = ledger.Currency,
            ConversationUsage = UsageMessages.ToReport(ledger.Conversation, ledger.Currency),
            MicrophoneToSocketUs = (long)MicrophoneToSocket.TotalMicroseconds,
            ResponseRequestedUs = Stage(ResponseRequestedTimestamp),
            FirstTranscriptUs = Stage(FirstTranscriptTimestamp),
            ResponseDoneUs = Stage(ResponseDoneTimestamp),
            Underruns = Underruns,
        };
        report.UtteranceIds.AddRange(UtteranceIds);
        return report;

        long Stage(long timestamp) =>
            timestamp == 0 || SpeechEndTimestamp == 0
                ? 0
                : (long)time.GetElapsedTime(SpeechEndTimestamp, timestamp).TotalMicroseconds;
    }
}
