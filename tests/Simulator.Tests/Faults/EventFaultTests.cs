using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Faults;

public sealed class EventFaultTests
{
    [Fact]
    public async Task Omit_TakesTheEventAwayAndNothingElse()
    {
        await using var server = await FaultyServer.StartAsync(
            """[{"fault":"omit","when":{"event":"session.created"}},{"fault":"omit","when":{"event":"session.updated"}},{"fault":"omit","when":{"event":"response.created"}}]"""
        );
        await using var client = await WireClient.ConnectAsync(server);
        await client.UpdateAsync("""{"type":"realtime","instructions":"Be brief."}""");
        await FaultyServer.AskAsync(client);
        var events = await client.UntilAsync("response.done");

        Assert.Equal("conversation.item.added", WireClient.TypeOf(events[0]));
        Assert.Equal("response.output_item.added", WireClient.TypeOf(events[2]));
    }

    [Fact]
    public async Task Delay_LetsLaterEventsPass()
    {
        var time = new FakeTimeProvider();
        await using var server = await FaultyServer.StartAsync(
            """{"fault":"delay","byMs":300,"when":{"event":"session.updated"}}""",
            time
        );
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync("""{"type":"realtime","instructions":"Be brief."}""");
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");

        await client.ExpectAsync("input_audio_buffer.cleared");
        time.Advance(TimeSpan.FromMilliseconds(300));
        var updated = await client.ExpectAsync("session.updated");
        Assert.Equal("Be brief.", (string)updated["session"]!["instructions"]!);
    }

    [Fact]
    public async Task Duplicate_SendsTheVerySameEventTwice()
    {
        await using var server = await FaultyServer.StartAsync(
            """{"fault":"duplicate","repeat":true,"when":{"turn":1,"event":"response.*"}}"""
        );
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        await client.UntilAsync("response.done");
        await client.ExpectAsync("response.done");

        var twice = client.Seen.Where(e => WireClient.TypeOf(e).StartsWith("response.", StringComparison.Ordinal));
        Assert.All(
            twice.GroupBy(e => (string)e["event_id"]!),
            same => Assert.Single(same.Select(e => e.ToJsonString()).Distinct())
        );
        Assert.All(twice.GroupBy(e => (string)e["event_id"]!), same => Assert.Equal(2, same.Count()));
    }

    [Fact]
    public async Task Fragment_SplitsEachEventIntoFrames()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"fragment","bytes":40,"repeat":true}""");
        using var socket = new ClientWebSocket();
        var cancellation = TestContext.Current.CancellationToken;
        await socket.ConnectAsync(new Uri($"{server.Endpoint}?model=gpt-realtime"), cancellation);
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        var parts = 0;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            Assert.InRange(part.Count, 1, 40);
            message.Write(buffer, 0, part.Count);
            parts++;
        } while (!part.EndOfMessage);

        Assert.InRange(parts, 10, 100);
        Assert.Equal("session.created", (string)JsonNode.Parse(message.ToArray())!["type"]!);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", cancellation);
    }

    [Fact]
    public async Task OddDeltas_TearSamplesButKeepTheAudio()
    {
        await using var whole = await TestServer.StartAsync();
        await using var torn = await FaultyServer.StartAsync("""{"fault":"oddDeltas","repeat":true}""");

        var expected = await AudioAsync(whole);
        var deltas = await AudioAsync(torn);

        Assert.All(deltas, delta => Assert.Equal(1, delta.Length % 2));
        Assert.Equal(expected.SelectMany(delta => delta), deltas.SelectMany(delta => delta));
    }

    [Fact]
    public async Task InvalidBase64_StrikesTheOneDelta()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"invalidBase64","when":{"count":2}}""");
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        var deltas = (await client.UntilAsync("response.done"))
            .Where(e => WireClient.TypeOf(e) == "response.output_audio.delta")
            .Select(e => Convert.TryFromBase64String((string)e["delta"]!, new byte[100_000], out _))
            .ToList();

        Assert.Equal([true, false, true], deltas.Take(3));
        Assert.Equal(1, deltas.Count(valid => !valid));
    }

    [Fact]
    public async Task MalformedJson_CutsTheEventShort()
    {
        await using var server = await TestServer.StartAsync(
            TestServer.Options with
            {
                Faults = SimulatorFault.Parse("""{"fault":"malformedJson","when":{"event":"session.updated"}}"""),
            }
        );
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync("""{"type":"realtime","instructions":"Be brief."}""");

        await Assert.ThrowsAnyAsync<JsonException>(client.ReceiveAsync);
        await FaultyServer.ConverseAsync(client);
    }

    [Fact]
    public async Task UnknownEventsAndFields_ComeBesideTheKnownOnes()
    {
        await using var server = await FaultyServer.StartAsync(
            """[{"fault":"unknownEvent","times":2,"when":{"event":"response.*"}},{"fault":"unknownFields","repeat":true}]"""
        );
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.ConverseAsync(client);

        Assert.Equal(2, client.Seen.Count(e => WireClient.TypeOf(e) == "simulator.unknown_event"));
        Assert.All(client.Seen, e => Assert.True(e.ContainsKey("x_unknown")));
    }

    [Fact]
    public async Task Huge_PadsAnEventTo50Megabytes()
    {
        await using var server = await FaultyServer.StartAsync(
            """{"fault":"huge","when":{"event":"session.updated"}}"""
        );
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync("""{"type":"realtime","instructions":"Be brief."}""");

        var updated = await client.ExpectAsync("session.updated");

        Assert.Equal(50 * 1024 * 1024, Encoding.UTF8.GetByteCount((string)updated["x_padding"]!));
        await FaultyServer.ConverseAsync(client);
    }

    private static async Task<List<byte[]>> AudioAsync(SimulatorServer server)
    {
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        return
        [
            .. (await client.UntilAsync("response.done"))
                .Where(e => WireClient.TypeOf(e) == "response.output_audio.delta")
                .Select(e => Convert.FromBase64String((string)e["delta"]!)),
        ];
    }
}
