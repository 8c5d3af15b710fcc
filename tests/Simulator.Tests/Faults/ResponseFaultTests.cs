using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Faults;

public sealed class ResponseFaultTests
{
    [Theory]
    [InlineData("insufficient_quota", "insufficient_quota")]
    [InlineData("rate_limit_exceeded", "tokens")]
    [InlineData("server_error", "server_error")]
    public async Task Fail_EndsTheResponseWithItsCodeAndTheNextOneWorks(string code, string type)
    {
        await using var server = await FaultyServer.StartAsync($$"""{"fault":"fail","code":"{{code}}"}""");
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        var response = (await client.UntilAsync("response.done"))[^1]["response"]!;

        Assert.Equal("failed", (string)response["status"]!);
        Assert.Equal(code, (string)response["status_details"]!["error"]!["code"]!);
        Assert.Equal(type, (string)response["status_details"]!["error"]!["type"]!);
        Assert.Empty((JsonArray)response["output"]!);
        await FaultyServer.ConverseAsync(client);
    }

    [Theory]
    [InlineData("""{"fault":"fail","code":"server_error","afterAudioMs":600}""", "failed")]
    [InlineData("""{"fault":"incomplete","reason":"content_filter","afterAudioMs":600}""", "incomplete")]
    [InlineData("""{"fault":"incomplete","reason":"max_output_tokens","afterAudioMs":600}""", "incomplete")]
    public async Task CutResponse_EndsMidSentenceWithItsReason(string fault, string status)
    {
        await using var server = await FaultyServer.StartAsync(fault);
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        var events = await client.UntilAsync("response.done");

        var response = events[^1]["response"]!;
        var bytes = events.Where(IsAudio).Sum(e => Convert.FromBase64String((string)e["delta"]!).Length);
        Assert.InRange(bytes / 48, 598, 600);
        Assert.Equal(status, (string)response["status"]!);
        Assert.Equal("incomplete", (string)response["output"]![0]!["status"]!);
        if (status == "incomplete")
        {
            Assert.Contains((string)response["status_details"]!["reason"]!, fault, StringComparison.Ordinal);
        }

        await client.ExpectAsync("rate_limits.updated");
        await FaultyServer.ConverseAsync(client);
    }

    [Fact]
    public async Task Busy_RefusesAResponseWithoutSayingWhoAsked()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"busy"}""");
        await using var client = await WireClient.OpenAsync(server);
        await client.SendAsync("""{"type":"response.create","event_id":"mine"}""");
        var error = (await client.ExpectAsync("error"))["error"]!;

        Assert.Equal("conversation_already_has_active_response", (string)error["code"]!);
        Assert.Null(error["event_id"]);
        await FaultyServer.ConverseAsync(client);
    }

    [Fact]
    public async Task Silent_SendsNothingAfterResponseCreatedUntilCancelled()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"silent"}""");
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        await client.UntilAsync("response.created");
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.ExpectAsync("input_audio_buffer.cleared");
        await client.SendAsync("""{"type":"response.cancel"}""");

        var done = await client.ExpectAsync("response.done");
        Assert.Equal("cancelled", (string)done["response"]!["status"]!);
        await FaultyServer.ConverseAsync(client);
    }

    [Fact]
    public async Task Drip_SendsAudioNoFasterThanOrdered()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"drip","speed":4}""");
        await using var client = await WireClient.OpenAsync(server);
        var time = TimeProvider.System;
        var from = time.GetTimestamp();
        await FaultyServer.AskAsync(client);
        var events = await client.UntilAsync("response.done");

        var audioMs = events.Where(IsAudio).Sum(e => Convert.FromBase64String((string)e["delta"]!).Length) / 48;
        Assert.True(time.GetElapsedTime(from).TotalMilliseconds >= audioMs / 4.0);
    }

    [Fact]
    public async Task StaleDeltas_ArriveAfterResponseDoneWithItsIds()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"staleDeltas","count":2,"afterMs":1}""");
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.AskAsync(client);
        var events = await client.UntilAsync("response.done");
        await client.UntilAsync("response.output_audio.delta");
        var stale = (await client.UntilAsync("response.output_audio.delta"))[^1];

        Assert.Equal((string)events[^1]["response"]!["id"]!, (string)stale["response_id"]!);
        Assert.Equal((string)events.Last(IsAudio)["item_id"]!, (string)stale["item_id"]!);
        Assert.Equal(4800, Convert.FromBase64String((string)stale["delta"]!).Length);
    }

    [Fact]
    public async Task Turn_IsWaitedFor()
    {
        await using var server = await FaultyServer.StartAsync("""{"fault":"fail","when":{"turn":2}}""");
        await using var client = await WireClient.OpenAsync(server);
        await FaultyServer.ConverseAsync(client);
        await FaultyServer.AskAsync(client);

        var done = (await client.UntilAsync("response.done"))[^1];
        Assert.Equal("failed", (string)done["response"]!["status"]!);
    }

    [Theory]
    [InlineData("""{"fault":"transcriptFails"}""", "failed 1, completed 2")]
    [InlineData("""{"fault":"transcriptMissing"}""", "completed 2")]
    [InlineData("""{"fault":"transcriptLate","byMs":1500}""", "completed 2, completed 1")]
    [InlineData("""{"fault":"transcriptOutOfOrder"}""", "completed 2, completed 1")]
    public async Task Transcript_OfTheFirstTurn_GoesWrongAlone(string fault, string expected)
    {
        const string Prefix = "conversation.item.input_audio_transcription.";
        var time = new FakeTimeProvider();
        await using var server = await FaultyServer.StartAsync(fault, time);
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync(
            """{"type":"realtime","audio":{"input":{"transcription":{"model":"whisper-1"},"turn_detection":null}}}"""
        );
        for (var turn = 0; turn < 2; turn++)
        {
            await client.AppendAsync(await Speech.HelloAsync());
            await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        }

        var wanted = expected.Split(", ").Length;
        while (client.Seen.Count(IsEnd) < wanted)
        {
            var received = await client.ReceiveAsync();
            if (IsEnd(received!))
            {
                // Only what comes late needs time to go on.
                time.Advance(TimeSpan.FromMilliseconds(1500));
            }
        }

        var items = client
            .Seen.Where(e => WireClient.TypeOf(e) == "input_audio_buffer.committed")
            .Select(e => (string)e["item_id"]!)
            .ToList();
        var ends = client
            .Seen.Where(IsEnd)
            .Select(e => $"{WireClient.TypeOf(e)[Prefix.Length..]} {items.IndexOf((string)e["item_id"]!) + 1}");
        Assert.Equal(expected, string.Join(", ", ends));

        static bool IsEnd(JsonObject e) => WireClient.TypeOf(e) is Prefix + "completed" or Prefix + "failed";
    }

    private static bool IsAudio(JsonObject e) => WireClient.TypeOf(e) == "response.output_audio.delta";
}
