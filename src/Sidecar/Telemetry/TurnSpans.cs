using System.Diagnostics;
using Sidecar.Conversation;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Usage;

namespace Sidecar.Telemetry;

/// <summary>
/// A span per turn, made when the turn has ended and all of its times are known: under it one per stage, and one per
/// response as the conventions for generative AI have it.
/// </summary>
internal sealed class TurnSpans(SidecarTelemetry telemetry, TagList tags)
{
    private const int MostResponses = 32;

    private readonly List<ResponseSpan> _responses = [];

    private sealed record ResponseSpan(
        Turn Turn,
        ResponseInfo Response,
        UsageAmount Amount,
        long StartedAt,
        long EndedAt
    );

    public void ResponseDone(Turn turn, ResponseInfo response, UsageAmount amount)
    {
        if (telemetry.Activities.HasListeners() && _responses.Count < MostResponses && !turn.IsReported)
        {
            long startedAt = _responses.FindLast(r => ReferenceEquals(r.Turn, turn))?.EndedAt ?? StartOf(turn);
            _responses.Add(new ResponseSpan(turn, response, amount, startedAt, turn.ResponseDoneTimestamp));
        }
    }

    public void TurnEnded(Turn turn, TurnReport report, IReadOnlyList<TurnStage> stages)
    {
        ResponseSpan[] responses = [.. _responses.Where(r => ReferenceEquals(r.Turn, turn))];
        _responses.RemoveAll(r => r.Turn.IsReported);
        long startedAt = turn.SpeechEndTimestamp != 0 ? turn.SpeechEndTimestamp : StartOf(turn);
        if (startedAt == 0 || !telemetry.Activities.HasListeners())
        {
            return;
        }
        Activity? outer = Activity.Current;
        // A turn is a trace of its own: not a part of the call in which the game happened to join.
        Activity.Current = null;
        try
        {
            Write(report, stages, responses, startedAt);
        }
        finally
        {
            Activity.Current = outer;
        }
    }

    private void Write(
        TurnReport report,
        IReadOnlyList<TurnStage> stages,
        IEnumerable<ResponseSpan> responses,
        long startedAt
    )
    {
        using Activity? span = Start("turn", ActivityKind.Internal, default, startedAt);
        if (span is null)
        {
            return;
        }
        span.SetTag(TelemetryNames.TurnId, (long)report.TurnId);
        span.SetTag(TelemetryNames.TurnInput, SidecarTelemetry.Snake(report.Input));
        span.SetTag(TelemetryNames.Interrupted, report.Interrupted);
        span.SetTag(TelemetryNames.Underruns, (long)report.Underruns);
        if (report.Currency.Length > 0)
        {
            span.SetTag(TelemetryNames.Cost, report.Cost);
            span.SetTag(TelemetryNames.Currency, report.Currency);
        }
        if (report.MicrophoneToSocketUs > 0)
        {
            span.SetTag(TelemetryNames.MicrophoneToSocket, report.MicrophoneToSocketUs / 1_000_000.0);
        }
        DateTimeOffset start = WallTime(startedAt);
        foreach (TurnStage stage in stages)
        {
            using Activity? child = telemetry.Activities.StartActivity(
                stage.Name,
                ActivityKind.Internal,
                span.Context,
                startTime: start.AddMicroseconds(stage.StartUs)
            );
            child?.SetTag(TelemetryNames.Stage, stage.Name);
            child?.SetEndTime(start.AddMicroseconds(stage.EndUs).UtcDateTime);
        }
        foreach (ResponseSpan response in responses)
        {
            Write(response, span.Context);
        }
        span.SetEndTime(telemetry.Time.GetUtcNow().UtcDateTime);
    }

    private void Write(ResponseSpan response, ActivityContext parent)
    {
        object? model = tags.FirstOrDefault(t => t.Key == TelemetryNames.RequestModel).Value;
        using Activity? span = Start($"{TelemetryNames.Chat} {model}", ActivityKind.Client, parent, response.StartedAt);
        if (span is null)
        {
            return;
        }
        span.SetTag(TelemetryNames.Operation, TelemetryNames.Chat);
        span.SetTag(TelemetryNames.OutputType, TelemetryNames.Speech);
        span.SetTag(TelemetryNames.ResponseId, response.Response.Id);
        span.SetTag(TelemetryNames.FinishReasons, new[] { SidecarTelemetry.Snake(response.Response.Status) });
        span.SetTag(TelemetryNames.InputTokens, response.Amount.Input);
        span.SetTag(TelemetryNames.CachedInputTokens, response.Amount.CachedInput);
        span.SetTag(TelemetryNames.OutputTokens, response.Amount.Output);
        if (response.Response.Status == ResponseStatus.Failed)
        {
            span.SetTag(TelemetryNames.ErrorType, ConversationTelemetry.FailureOf(response.Response));
            span.SetStatus(ActivityStatusCode.Error);
        }
        span.SetEndTime(WallTime(response.EndedAt).UtcDateTime);
    }

    private Activity? Start(string name, ActivityKind kind, ActivityContext parent, long startedAt) =>
        telemetry.Activities.StartActivity(name, kind, parent, tags, startTime: WallTime(startedAt));

    private DateTimeOffset WallTime(long timestamp) =>
        telemetry.Time.GetUtcNow() - telemetry.Time.GetElapsedTime(timestamp);

    private static long StartOf(Turn turn) =>
        turn.ResponseRequestedTimestamp != 0 ? turn.ResponseRequestedTimestamp
        : turn.ResponseCreatedTimestamp != 0 ? turn.ResponseCreatedTimestamp
        : turn.FirstAudioTimestamp;
}
