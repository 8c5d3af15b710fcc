using Sidecar.Game.Captions;
using Sidecar.Game.Recording;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Report;

/// <summary>Turns the log of a run into its report.</summary>
internal static class RunReportBuilder
{
    public static RunReport Build(RunLog log)
    {
        var turns = TurnBuilder.Build(log);
        var relay = log.FinalStatus?.Relay;
        return new RunReport
        {
            SidecarVersion = log.Welcome?.SidecarVersion ?? "",
            Provider = log.Welcome?.Provider ?? "",
            Character = log.Welcome?.Character ?? "",
            DurationMs = Ms(log.DurationSamples),
            Turns = turns,
            SpeechIntoAnswers = SpeechIntoAnswer.Of(log),
            RelayP50Us = relay is { Deltas: > 0 } ? Math.Round(relay.P50Us, 1) : null,
            RelayP99Us = relay is { Deltas: > 0 } ? Math.Round(relay.P99Us, 1) : null,
            MaxFaceOffsetMs = Ms(log.MaxFaceOffsetSamples),
            Underruns = log.Underruns,
            Notes = [.. log.Notices.Select(notice => notice.Text), .. Unanswered(turns)],
            Failure = log.Failure,
        };
    }

    internal static double Ms(long samples) => Math.Round(samples / (double)PcmFormat.SamplesPerMs, 2);

    private static IEnumerable<string> Unanswered(IReadOnlyList<TurnSummary> turns) =>
        turns.Where(turn => turn.PlayedSamples == 0).Select(turn => $"Nothing was heard in answer to {turn.Input}.");
}
