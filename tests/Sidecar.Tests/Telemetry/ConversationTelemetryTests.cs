using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Telemetry;
using Sidecar.Tests.Conversation;
using Sidecar.Usage;

namespace Sidecar.Tests.Telemetry;

public sealed class ConversationTelemetryTests : IDisposable
{
    private const string SecretText = "the lamp is lit at dusk";

    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private readonly ConcurrentQueue<(string Name, double Value, IReadOnlyDictionary<string, object?> Tags)> _measured =
        new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private SidecarTelemetry? _telemetry;

    public ConversationTelemetryTests()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (_telemetry is not null && ReferenceEquals(instrument.Meter.Scope, _telemetry))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((i, value, tags, _) => Keep(i, value, tags));
        _meters.SetMeasurementEventCallback<double>((i, value, tags, _) => Keep(i, value, tags));
        _activities = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, _telemetry?.Activities),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
        _telemetry?.Dispose();
    }

    [Fact]
    public async Task SpokenTurn_IsMeasuredByStage()
    {
        await using ConversationFixture fixture = await StartAsync();

        await SpokenTurnAsync(fixture);

        Assert.Equal(
            [("end_of_speech", 0.4), ("response_start", 0.05), ("first_audio", 0.3), ("playback", 0.04)],
            Of("sidecar.turn.stage.duration")
                .Where(m => (string)m.Tags["sidecar.turn.stage"]! != "relay")
                .Select(m => ((string)m.Tags["sidecar.turn.stage"]!, Math.Round(m.Value, 6)))
        );
        Assert.Equal(0.79, Of("sidecar.turn.response.duration").Single().Value, 6);
        (_, double turns, IReadOnlyDictionary<string, object?> tags) = Of("sidecar.turns").Single();
        Assert.Equal(1, turns);
        Assert.Equal(("voice", false), (tags["sidecar.turn.input"], tags["sidecar.turn.interrupted"]));
        Assert.Equal(("test", "m", "default"), Who(tags));
    }

    [Fact]
    public async Task Response_IsCountedByDirectionKindAndCache()
    {
        await using ConversationFixture fixture = await StartAsync();

        await SpokenTurnAsync(fixture);

        Assert.Equal(
            [
                ("input", "audio", false, 60.0),
                ("input", "audio", true, 30.0),
                ("input", "text", false, 40.0),
                ("output", "audio", false, 50.0),
            ],
            Of("sidecar.tokens")
                .Select(m =>
                    (
                        (string)m.Tags["gen_ai.token.type"]!,
                        (string)m.Tags["sidecar.token.modality"]!,
                        (bool)m.Tags["sidecar.token.cached"]!,
                        m.Value
                    )
                )
                .Order()
        );
        Assert.Equal([("input", 130.0), ("output", 50.0)], Of("gen_ai.client.token.usage").Select(TypeAndValue));
        Assert.Equal(0.0001, Of("sidecar.cost").Single().Value, 9);
        Assert.Equal("USD", Of("sidecar.cost").Single().Tags["sidecar.currency"]);
    }

    [Fact]
    public async Task ErrorsReconnectsInterruptionsAndUnderruns_AreCounted()
    {
        await using ConversationFixture fixture = await StartAsync();
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = SecretText } });
        await fixture.AnswerAsync(1_000, isDone: false);
        await fixture.SayAsync(
            new ClientMessage
            {
                PlaybackReport = new PlaybackReport
                {
                    UtteranceId = 1,
                    PlayedSamples = 4_800,
                    Underruns = 3,
                },
            }
        );
        await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });
        await fixture.ReportAsync(1, 4_800, PlaybackEvent.Flushed);
        await fixture.ReceiveAsync(
            ConversationFixture.Done("resp_1", ResponseStatus.Cancelled),
            new ServerError
            {
                Error = new ErrorInfo
                {
                    Type = "invalid_request_error",
                    Code = "rate_limit_exceeded",
                    Message = SecretText,
                },
            }
        );
        fixture.Session.Receive(new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "gone" });
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Reconnecting);

        Assert.Equal(1, Of("sidecar.interruptions").Single().Value);
        Assert.Equal(3, Of("sidecar.playback.underruns").Single().Value);
        Assert.Equal(1, Of("sidecar.session.reconnects").Single().Value);
        Assert.Equal("rate_limit", Of("sidecar.provider.errors").Single().Tags["error.type"]);
        Assert.Single(Of("sidecar.session.open.duration"));
    }

    [Fact]
    public async Task Gauges_TellConversationsAndBudgets()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 720 });
        _telemetry!.Observe(() => [fixture.Loop]);
        await SpokenTurnAsync(fixture);

        _meters.RecordObservableInstruments();

        Assert.Equal("listening", Of("sidecar.conversations").Single().Tags["sidecar.conversation.state"]);
        Assert.Equal(0.25, Of("sidecar.budget.used").Single().Value, 6);
    }

    [Fact]
    public async Task SpokenTurn_IsATraceOfItsStagesAndItsResponse()
    {
        await using ConversationFixture fixture = await StartAsync();

        await SpokenTurnAsync(fixture);

        Activity turn = _spans.Single(s => s.OperationName == "turn");
        Assert.Null(turn.Parent);
        Assert.Equal(default, turn.ParentSpanId);
        Assert.Equal("conv-1", turn.GetTagItem("gen_ai.conversation.id"));
        Assert.Equal(false, turn.GetTagItem("sidecar.turn.interrupted"));
        Activity[] children = [.. _spans.Where(s => s.ParentSpanId == turn.SpanId)];
        Assert.Equal(
            ["end_of_speech", "response_start", "first_audio", "playback", "chat m"],
            children.Select(s => s.OperationName).Where(n => n != "relay")
        );
        Assert.All(children, s => Assert.InRange(s.StartTimeUtc, turn.StartTimeUtc, turn.StartTimeUtc + turn.Duration));
        Assert.Equal(300, children.Single(s => s.OperationName == "first_audio").Duration.TotalMilliseconds, 3);
        Activity response = children.Single(s => s.OperationName == "chat m");
        Assert.Equal(ActivityKind.Client, response.Kind);
        Assert.Equal((130L, 30L, 50L), Tokens(response));
    }

    [Fact]
    public async Task Attributes_HoldNoTextOfAnybody()
    {
        await using ConversationFixture fixture = await StartAsync();

        await SpokenTurnAsync(fixture);
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = SecretText } });
        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_2"),
            new ResponseDone
            {
                Response = new ResponseInfo
                {
                    Id = "resp_2",
                    Status = ResponseStatus.Failed,
                    StatusDetails = new ResponseStatusDetails
                    {
                        Error = new ErrorInfo { Type = SecretText, Message = SecretText },
                    },
                },
            }
        );

        IEnumerable<object?> values = _measured
            .SelectMany(m => m.Tags.Values)
            .Concat(_spans.SelectMany(s => s.TagObjects.Select(t => t.Value)))
            .Concat(_spans.Select(s => s.StatusDescription));
        Assert.Contains(_spans, s => s.Status == ActivityStatusCode.Error);
        Assert.DoesNotContain(values, v => v?.ToString()?.Contains(SecretText, StringComparison.Ordinal) == true);
    }

    private static (object?, object?, object?) Who(IReadOnlyDictionary<string, object?> tags) =>
        (tags["gen_ai.provider.name"], tags["gen_ai.request.model"], tags["gen_ai.agent.name"]);

    private static (object?, object?, object?) Tokens(Activity span) =>
        (
            span.GetTagItem("gen_ai.usage.input_tokens"),
            span.GetTagItem("gen_ai.usage.cache_read.input_tokens"),
            span.GetTagItem("gen_ai.usage.output_tokens")
        );

    private static (string, double) TypeAndValue(
        (string Name, double Value, IReadOnlyDictionary<string, object?> Tags) measured
    ) => ((string)measured.Tags["gen_ai.token.type"]!, measured.Value);

    private (string Name, double Value, IReadOnlyDictionary<string, object?> Tags)[] Of(string name) =>
        [.. _measured.Where(m => m.Name == name)];

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary(StringComparer.Ordinal)));

    private Task<ConversationFixture> StartAsync(BudgetOptions? budget = null) =>
        ConversationFixture.StartWithTimeAsync(
            (settings, time) =>
            {
                _telemetry = new SidecarTelemetry(time);
                _meters.Start();
                ActivitySource.AddActivityListener(_activities);
                PricingOptions pricing = new()
                {
                    Models = new Dictionary<string, ModelPriceOptions>(StringComparer.Ordinal)
                    {
                        ["m"] = new() { AudioOutput = 2 },
                    },
                };
                return settings with
                {
                    Telemetry = _telemetry,
                    Usage = new UsageBook(
                        new PriceTable(pricing),
                        budget ?? new BudgetOptions(),
                        new DayUsage(time, file: null)
                    ),
                };
            }
        );

    private static async Task SpokenTurnAsync(ConversationFixture fixture)
    {
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = "u", AudioStartMs = 0 },
            new SpeechStopped { ItemId = "u", AudioEndMs = 2_000 }
        );
        fixture.Time.Advance(TimeSpan.FromMilliseconds(50));
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"));
        fixture.Time.Advance(TimeSpan.FromMilliseconds(300));
        await fixture.ReceiveAsync(
            fixture.Delta(500),
            new OutputAudioDone { ResponseId = "resp_1", ItemId = "item_1" }
        );
        await fixture.ReceiveAsync(
            new ResponseDone
            {
                Response = new ResponseInfo
                {
                    Id = "resp_1",
                    Status = ResponseStatus.Completed,
                    Usage = new ResponseUsage
                    {
                        InputTokens = 130,
                        OutputTokens = 50,
                        InputDetails = new TokenDetails { TextTokens = 40, AudioTokens = 90 },
                        CachedDetails = new TokenDetails { AudioTokens = 30 },
                        OutputDetails = new TokenDetails { AudioTokens = 50 },
                    },
                },
            }
        );
        fixture.Time.Advance(TimeSpan.FromMilliseconds(40));
        await fixture.ReportAsync(1, PcmFormat.FromMs(500), PlaybackEvent.Ended);
    }
}
