using Sidecar.Game.Captions;
using Sidecar.Game.Recording;
using Sidecar.Protocol.V1;
using Sidecar.Telemetry;

namespace Sidecar.Game.Report;

/// <summary>
/// Assigns what was heard to what the user said. A turn reaches from the start of one input to the start of the next.
/// Its answer is what was first heard after the input's end: a pause inside an input may already have been answered,
/// but then the user spoke on, and that answer does not count.
/// </summary>
internal static class TurnBuilder
{
    public static IReadOnlyList<TurnSummary> Build(RunLog log)
    {
        var inputs = UserInput.Of(log);
        var turns = new List<TurnSummary>();
        for (var i = 0; i < inputs.Count; i++)
        {
            var end = i + 1 < inputs.Count ? inputs[i + 1].Start : long.MaxValue;
            turns.Add(Build(log, inputs[i], end));
        }

        return turns;
    }

    /// <summary>The utterances that answer an input, in order.</summary>
    public static IReadOnlyList<UtteranceRecord> AnswerTo(RunLog log, UserInput input, long turnEnd)
    {
        var ofTurn = log
            .Utterances.Where(utterance =>
                (utterance.FirstHeardAt ?? utterance.AnnouncedAt) is var begin
                && begin >= input.Start
                && begin < turnEnd
            )
            .ToArray();
        var afterInput = ofTurn.Where(utterance => utterance.FirstHeardAt >= input.End).ToArray();
        return afterInput.Length > 0 ? afterInput : [.. ofTurn.TakeLast(1)];
    }

    private static TurnSummary Build(RunLog log, UserInput input, long turnEnd)
    {
        var answer = AnswerTo(log, input, turnEnd);
        var report = log.TurnReports.LastOrDefault(report =>
            answer.Any(utterance => report.UtteranceIds.Contains(utterance.Id))
        );
        var flushed = answer.LastOrDefault(utterance => utterance.Flush is not null);
        var firstHeard = answer.FirstOrDefault(utterance => utterance.FirstHeardAt is not null)?.FirstHeardAt;
        var delivered = answer.Sum(utterance => utterance.DeliveredSamples);
        var captions = log.Captions.Items.Where(item => answer.Any(utterance => utterance.Id == item.UtteranceId));
        return new TurnSummary
        {
            Input = input.Name,
            UserSpeechStartMs = input.IsSpeech ? RunReportBuilder.Ms(input.Start) : null,
            UserSpeechEndMs = input.IsSpeech ? RunReportBuilder.Ms(input.End) : null,
            FirstAudioAfterSpeechEndMs = firstHeard is { } first ? RunReportBuilder.Ms(first - input.End) : null,
            ReceivedSamples = report?.ReceivedSamples ?? delivered,
            DeliveredSamples = delivered,
            PlayedSamples = answer.Sum(utterance => utterance.PlayedSamples),
            Interrupted = flushed is not null,
            TruncateAudioEndMs = report is { Interrupted: true, TruncateAudioEndMs: >= 0 and var ms } ? ms : null,
            StopAfterSpeechStartedMs = flushed?.Flush is { Reason: FlushReason.BargeIn } flush
                ? Math.Round(StopAfterCauseMs(log, flushed, flush), 2)
                : null,
            AssistantText = Join(captions.Select(item => item.Text)),
            AssistantTextFull = Join(captions.Select(item => item.FullText)),
            UserText = input.IsText ? input.Name : Join(UserCaptions(log, input, turnEnd).Select(item => item.Text)),
            FaceFrames = answer.Sum(utterance => utterance.FaceFrames),
            Stages = report is null ? null : StagesOf(report),
            Waterfall = report is null ? [] : WaterfallOf(report),
            Usage = report?.Usage is null ? null : UsageOf(report),
        };
    }

    /// <summary>From the cause to the last audible sample: that of the hold, where one came before the flush.</summary>
    public static double StopAfterCauseMs(RunLog log, UtteranceRecord utterance, FlushRecord flush)
    {
        var held = log.Ducks.Find(duck =>
            duck is { IsHold: true, IsResumed: false }
            && duck.UtteranceId <= flush.ThroughUtteranceId
            && duck.EndedAt == flush.StoppedAt
        );
        return held?.SilentAfterMs(utterance.AudibleUntil) ?? flush.StopAfterCauseMs(utterance.AudibleUntil);
    }

    /// <summary>The captions of what the user said from this input's start to the next one's.</summary>
    private static IEnumerable<CaptionItem> UserCaptions(RunLog log, UserInput input, long turnEnd)
    {
        foreach (var item in log.Captions.Items)
        {
            // A transcript may arrive late; its words say when they were spoken. Their middle is compared, because
            // the provider may hear the beginning a little earlier than the game.
            var spokenAt =
                item.Words.Count > 0
                    ? log.MicrophoneOpenedAt + ((item.Words[0].StartSample + item.Words[^1].EndSample) / 2)
                    : item.FirstSeenAt;
            if (item.Speaker == Speaker.User && spokenAt >= input.Start && spokenAt < turnEnd)
            {
                yield return item;
            }
        }
    }

    private static string Join(IEnumerable<string> texts) => string.Join(' ', texts.Where(text => text.Length > 0));

    private static TurnStages StagesOf(TurnReport report) =>
        new(
            Happened(report.SpeechStoppedUs),
            Happened(report.ResponseCreatedUs),
            Happened(report.FirstAudioUs),
            Happened(report.FirstChunkUs),
            Happened(report.FirstHeardUs),
            Happened(report.FlushUs),
            Happened(report.MicrophoneToSocketUs),
            Happened(report.ResponseRequestedUs),
            Happened(report.FirstTranscriptUs),
            Happened(report.ResponseDoneUs)
        );

    private static StageSummary[] WaterfallOf(TurnReport report) =>
        [
            .. TurnStage
                .Of(report)
                .Select(stage => new StageSummary(stage.Name, stage.StartUs, stage.EndUs, stage.DurationUs)),
        ];

    private static UsageSummary UsageOf(TurnReport report)
    {
        var tokens = report.Usage;
        var hasPrices = report.Currency.Length > 0;
        return new UsageSummary(
            (long)tokens.InputTextTokens + tokens.InputAudioTokens + tokens.InputImageTokens,
            tokens.InputCachedTokens,
            (long)tokens.OutputTextTokens + tokens.OutputAudioTokens,
            (long)tokens.TranscriptionInputTokens + tokens.TranscriptionOutputTokens,
            tokens.TranscriptionSeconds,
            hasPrices ? report.Cost : null,
            hasPrices ? report.Currency : null
        );
    }

    private static long? Happened(long us) => us == 0 ? null : us;
}
