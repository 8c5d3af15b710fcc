using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Telemetry;

public sealed class OtlpExportTests
{
    private const string Key = "collector-key-7261";

    [Theory]
    [InlineData(
        true,
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"
    )]
    [InlineData(false, "/v1/traces", "/v1/metrics")]
    public async Task Turn_ReachesTheCollector_AsSpansAndMetrics(bool isGrpc, string traces, string metrics)
    {
        OtlpProtocol protocol = isGrpc ? OtlpProtocol.Grpc : OtlpProtocol.HttpProtobuf;
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync(isGrpc);
        string conversationId;
        await using (DaemonFixture daemon = await StartAsync(collector.Endpoint, protocol))
        {
            await using GameClient game = await GameClient.TalkAsync(daemon);
            conversationId = game.Welcome.ConversationId;
            await game.TextTurnAsync();
            await Eventually.TrueAsync(
                () => collector.HasGot(metrics, "sidecar.conversations"),
                "the gauges were sent while the conversation went on"
            );
            await Eventually.TrueAsync(
                () =>
                    collector.HasGot(metrics, "sidecar.turn.stage.duration")
                    && collector.HasGot(metrics, "gen_ai.client.token.usage"),
                "the turn's figures were sent while the conversation went on"
            );
            Assert.DoesNotContain(daemon.Log.Lines, l => l.Contains(Key, StringComparison.Ordinal));
        }

        // The daemon has ended, so the spans were sent.
        Assert.True(collector.HasGot(traces, conversationId));
        Assert.True(collector.HasGot(traces, "response_start"));
        Assert.All(collector.Exports, e => Assert.Equal(Key, e.Key));
        Assert.DoesNotContain(collector.Exports, e => e.Body.Contains("lighthouse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CollectorThatIsGone_HarmsNoConversation_AndIsInTheLog()
    {
        await using DaemonFixture daemon = await StartAsync("http://127.0.0.1:1", OtlpProtocol.HttpProtobuf);
        await using GameClient game = await GameClient.TalkAsync(daemon);

        TurnReport turn = await game.TextTurnAsync();
        await Eventually.TrueAsync(
            () => daemon.Log.Lines.Any(l => l.Contains("Telemetry:OtlpEndpoint", StringComparison.Ordinal)),
            "the log says that the collector takes nothing"
        );

        Assert.Equal(turn.ReceivedSamples, turn.PlayedSamples);
    }

    private static Task<DaemonFixture> StartAsync(string endpoint, OtlpProtocol protocol) =>
        DaemonFixture.StartAsync(options =>
            options with
            {
                Telemetry = new TelemetryOptions
                {
                    OtlpEndpoint = endpoint,
                    OtlpProtocol = protocol,
                    OtlpHeaders = $"x-key={Key}",
                    ExportIntervalMs = 100,
                },
            }
        );
}
