using System.Diagnostics;
using Sidecar.Conversation;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Usage;

namespace Sidecar.Telemetry;

/// <summary>
/// Metrics and spans of one conversation. No text of anybody, no key, no address is ever an attribute. Belongs to the
/// owner loop.
/// </summary>
internal sealed class ConversationTelemetry
{
    private readonly SidecarTelemetry _telemetry;
    private readonly SidecarMetrics _metrics;
    private readonly TurnSpans _spans;
    private readonly TagList _tags;
    private readonly string _currency;

    public ConversationTelemetry(SidecarTelemetry telemetry, string conversationId, ConversationSettings settings)
    {
        _telemetry = telemetry;
        _metrics = telemetry.Metrics;
        _currency = settings.Usage.Currency;
        _tags =
        [
            new(TelemetryNames.Provider, settings.ProviderName),
            new(TelemetryNames.RequestModel, settings.Session.Model ?? ""),
            new(TelemetryNames.Character, settings.CharacterName),
        ];
        _spans = new TurnSpans(telemetry, [.. _tags, new(TelemetryNames.ConversationId, conversationId)]);
    }

    public void SessionOpened(TimeSpan duration) => _metrics.SessionSeconds.Record(duration.TotalSeconds, _tags);

    public void SessionLost() => _metrics.Reconnects.Add(1, _tags);

    public void ProviderError(ErrorInfo error) =>
        _metrics.ProviderErrors.Add(
            1,
            With(TelemetryNames.ErrorType, SidecarTelemetry.Snake(RealtimeErrors.Classify(error)))
        );

    public void RateLimits(IReadOnlyList<RateLimit> limits)
    {
        foreach (RateLimit limit in limits)
        {
            _metrics.RateLimitRemaining.Record(limit.Remaining, With(TelemetryNames.LimitName, limit.Name));
        }
    }

    public void ResponseDone(Turn turn, ResponseInfo response, UsageAmount amount)
    {
        long begunAt =
            turn.ResponseRequestedTimestamp != 0 ? turn.ResponseRequestedTimestamp : turn.ResponseCreatedTimestamp;
        if (begunAt != 0)
        {
            TagList tags = With(TelemetryNames.Operation, TelemetryNames.Chat);
            if (response.Status == ResponseStatus.Failed)
            {
                tags.Add(TelemetryNames.ErrorType, FailureOf(response));
            }
            double seconds = _telemetry.Time.GetElapsedTime(begunAt, turn.ResponseDoneTimestamp).TotalSeconds;
            _metrics.OperationDuration.Record(seconds, tags);
        }
        if (amount.Tokens > 0)
        {
            RecordUsage("input", amount.Input);
            RecordUsage("output", amount.Output);
        }
        Count("input", "text", isCached: false, amount.TextInput - amount.CachedTextInput);
        Count("input", "audio", isCached: false, amount.AudioInput - amount.CachedAudioInput);
        Count("input", "image", isCached: false, amount.ImageInput - amount.CachedImageInput);
        Count("input", "text", isCached: true, amount.CachedTextInput);
        Count("input", "audio", isCached: true, amount.CachedAudioInput);
        Count("input", "image", isCached: true, amount.CachedImageInput);
        Count("output", "text", isCached: false, amount.TextOutput);
        Count("output", "audio", isCached: false, amount.AudioOutput);
        CountCost(amount);
        _spans.ResponseDone(turn, response, amount);
    }

    public void Transcribed(UsageAmount amount)
    {
        Count("input", "transcription", isCached: false, amount.TranscriptionInput);
        Count("output", "transcription", isCached: false, amount.TranscriptionOutput);
        if (amount.TranscriptionMs > 0)
        {
            _metrics.Transcribed.Add(amount.TranscriptionMs / 1000.0, _tags);
        }
        CountCost(amount);
    }

    public void TurnEnded(Turn turn, TurnReport report)
    {
        TagList tags = With(TelemetryNames.TurnInput, SidecarTelemetry.Snake(report.Input));
        tags.Add(TelemetryNames.Interrupted, report.Interrupted);
        _metrics.Turns.Add(1, tags);
        if (report.Interrupted)
        {
            _metrics.Interruptions.Add(1, _tags);
            _metrics.FlushSeconds.Record(Seconds(report.FlushUs), _tags);
        }
        if (report.Underruns > 0)
        {
            _metrics.Underruns.Add(report.Underruns, _tags);
        }
        if (report.MicrophoneToSocketUs > 0)
        {
            RecordStage(TurnStage.MicrophoneToSocket, report.MicrophoneToSocketUs);
        }
        IReadOnlyList<TurnStage> stages = TurnStage.Of(report);
        foreach (TurnStage stage in stages)
        {
            RecordStage(stage.Name, stage.DurationUs);
        }
        if (report.FirstHeardUs > 0)
        {
            _metrics.TurnSeconds.Record(Seconds(report.FirstHeardUs), _tags);
        }
        _spans.TurnEnded(turn, report, stages);
    }

    /// <summary>A word of ours, or the code of a known kind; never the provider's text.</summary>
    public static string FailureOf(ResponseInfo response) =>
        response.StatusDetails?.Error is { } error
            ? SidecarTelemetry.Snake(RealtimeErrors.Classify(error))
            : SidecarTelemetry.Snake(RealtimeErrorClass.Unknown);

    private void RecordStage(string stage, long durationUs) =>
        _metrics.StageSeconds.Record(Seconds(durationUs), With(TelemetryNames.Stage, stage));

    private void RecordUsage(string type, long tokens)
    {
        TagList tags = With(TelemetryNames.Operation, TelemetryNames.Chat);
        tags.Add(TelemetryNames.TokenType, type);
        _metrics.TokenUsage.Record(tokens, tags);
    }

    private void Count(string type, string modality, bool isCached, long tokens)
    {
        if (tokens > 0)
        {
            TagList tags = With(TelemetryNames.TokenType, type);
            tags.Add(TelemetryNames.Modality, modality);
            tags.Add(TelemetryNames.Cached, isCached);
            _metrics.Tokens.Add(tokens, tags);
        }
    }

    private void CountCost(UsageAmount amount)
    {
        if (amount.Cost > 0)
        {
            _metrics.Cost.Add((double)amount.Cost, With(TelemetryNames.Currency, _currency));
        }
    }

    private TagList With(string name, object value)
    {
        TagList tags = _tags;
        tags.Add(name, value);
        return tags;
    }

    private static double Seconds(long us) => us / 1_000_000.0;
}
