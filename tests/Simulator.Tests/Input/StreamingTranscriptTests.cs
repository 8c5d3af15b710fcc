using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Input;

public sealed class StreamingTranscriptTests
{
    [Theory]
    [InlineData("gpt-realtime-whisper", true)]
    [InlineData("gpt-4o-transcribe", false)]
    public async Task Deltas_ComeWhileTheUserSpeaks_FromTheStreamingModelOnly(string model, bool streams)
    {
        const string Prefix = "conversation.item.input_audio_transcription.";
        await using var server = await TestServer.StartAsync(TestServer.Options with { Script = SimulatorScript.Demo });
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync(
            $$"""{"type":"realtime","audio":{"input":{"transcription":{"model":"{{model}}"} } } }"""
        );
        await client.ExpectAsync("session.updated");
        await client.AppendAsync(await Speech.TurnAsync(), frameMs: 20);
        var events = await client.UntilAsync("response.done");

        var types = events.Select(WireClient.TypeOf).ToList();
        var stopped = types.IndexOf("input_audio_buffer.speech_stopped");
        Assert.Equal(streams, types.Take(stopped).Contains(Prefix + "delta"));
        var itemId = (string)events[0]["item_id"]!;
        var deltas = events.Where(e => WireClient.TypeOf(e) == Prefix + "delta").ToList();
        Assert.All(deltas, delta => Assert.Equal(itemId, (string)delta["item_id"]!));
        Assert.Equal("Hello! Who are you?", string.Concat(deltas.Select(delta => (string)delta["delta"]!)));
        Assert.Single(types, type => type == Prefix + "completed");
    }
}
