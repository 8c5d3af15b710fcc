using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Sidecar.Game.Recording;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game.Recording;

public sealed class EventLogTests
{
    [Fact]
    public void Write_AudioAndFrames_TellsTheirSizesOnly()
    {
        var chunk = new AudioChunk
        {
            UtteranceId = 3,
            SampleIndex = 480,
            Pcm = ByteString.CopyFrom(new byte[960]),
        };
        var frames = new FaceFrames { SampleIndices = { 0, 400 } };
        frames.Values.AddRange(new float[104]);

        var lines = Written(log =>
        {
            log.Received(12.3456, new ServerMessage { AudioChunk = chunk });
            log.Received(13, new ServerMessage { FaceFrames = frames });
        });

        Assert.Equal(
            """{"ms":12.346,"direction":"received","message":"audio_chunk","utterance_id":3,"sample_index":480,"pcm_bytes":960}""",
            lines[0]
        );
        Assert.Contains("\"sample_indices\":[0,400],\"values_count\":104", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AToken_LeavesItOut()
    {
        var hello = new ClientMessage
        {
            Hello = new Hello { Token = "secret", ClientName = "a \"game\"\n" },
        };

        var line = Assert.Single(Written(log => log.Sent(0, hello)));

        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(line);
        Assert.Equal("a \"game\"\n", json.RootElement.GetProperty("client_name").GetString());
    }

    [Fact]
    public void Write_AMessageOfTheFuture_IsAnUnknownOne()
    {
        var line = Assert.Single(Written(log => log.Received(1, new ServerMessage())));

        Assert.Contains("\"message\":\"unknown\"", line, StringComparison.Ordinal);
    }

    private static string[] Written(Action<EventLog> write)
    {
        var file = new MemoryStream();
        using (var log = new EventLog(file))
        {
            write(log);
        }

        return Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
