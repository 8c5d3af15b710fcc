using System.Net.WebSockets;
using System.Text;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class BadInputTests
{
    private const string Delta =
        """{"type":"response.output_audio.delta","event_id":"event_1","response_id":"resp_A","item_id":"item_A","output_index":0,"content_index":0,"delta":"AQIDBA=="}""";

    [Fact]
    public async Task NonsenseMessages_AreReportedAndCounted_AndTheSessionGoesOn()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            await connection.SendAsync("garbage");
            await connection.SendAsync("");
            await connection.SendAsync("""{"type":"response.output_audio.delta","item_id":"i","delta":"***"}""");
            await connection.SendAsync("""{"type":"response.output_text.delta","delta":"cut o""");
            await connection.SendAsync("""{"type":"ping"}""");
            await connection.SendAsync("{\"session\":" + new string('[', 100_000));
            await connection.SendAsync(Delta);
            await connection.ReceiveAsync();
        });

        var reasons = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            reasons.Add((await test.Events.NextAsync<MalformedMessage>()).Reason);
        }

        var delta = await test.Events.NextAsync<OutputAudioDelta>();
        Assert.Equal([1, 2, 3, 4], delta.Pcm.ToArray());
        Assert.Equal(
            [
                "no valid JSON",
                "no valid JSON",
                "an audio delta that is no valid base64",
                "no valid JSON",
                "JSON nested deeper than 64",
            ],
            reasons
        );
        var statistics = test.Session.Statistics;
        Assert.Equal((5, 1, 1), (statistics.MalformedMessages, statistics.UnknownEvents, statistics.AudioDeltas));
        Assert.Equal(4, statistics.AudioBytesReceived);
    }

    [Fact]
    public async Task BinaryFramesAndFragments_AreReadAsMessages()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            await connection.SendAsync(Encoding.UTF8.GetBytes(Delta), WebSocketMessageType.Binary, true);
            await connection.SendFragmentedAsync(Delta, fragmentBytes: 1);
            await connection.SendFragmentedAsync(Delta, fragmentBytes: 50);
            await connection.ReceiveAsync();
        });

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal([1, 2, 3, 4], (await test.Events.NextAsync<OutputAudioDelta>()).Pcm.ToArray());
        }
    }

    [Fact]
    public async Task LargeMessageWithinTheLimit_IsRead()
    {
        var pcm = new byte[4_000_000];
        new Random(1).NextBytes(pcm);
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            await connection.SendAsync(
                $$"""{"type":"response.output_audio.delta","item_id":"i","delta":"{{Convert.ToBase64String(pcm)}}"}"""
            );
            await connection.ReceiveAsync();
        });

        Assert.Equal(pcm, (await test.Events.NextAsync<OutputAudioDelta>()).Pcm.ToArray());
    }

    [Fact]
    public async Task FiftyMegabytes_EndTheSessionWithAClearReason()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            var chunk = new byte[1_000_000];
            Array.Fill(chunk, (byte)' ');
            try
            {
                for (var i = 0; i < 50; i++)
                {
                    await connection.SendAsync(chunk, WebSocketMessageType.Text, endOfMessage: false);
                }
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
            {
                // The client is gone, as it should.
            }
        });

        var end = await test.Events.NextAsync<SessionEnded>();

        Assert.Equal(SessionEndReason.ProtocolViolation, end.Reason);
        Assert.Equal("The server sent a message longer than 33554432 bytes.", end.Description);
    }

    [Fact]
    public async Task HalfAMessageAndTheEnd_IsALostConnection()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection =>
            connection.SendAsync(Encoding.UTF8.GetBytes(Delta[..40]), WebSocketMessageType.Text, endOfMessage: false)
        );

        Assert.Equal(SessionEndReason.ConnectionLost, (await test.Events.NextAsync<SessionEnded>()).Reason);
        Assert.Equal(0, test.Session.Statistics.AudioDeltas);
    }

    [Fact]
    public async Task BytesThatAreNoWebSocketFrame_AreAProtocolViolation()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            await connection.Stream.WriteAsync("HTTP/1.1 500 Oops\r\n\r\n"u8.ToArray());
            await connection.Stream.FlushAsync();
            await connection.ReceiveAsync();
        });

        var end = await test.Events.NextAsync<SessionEnded>();

        Assert.Equal(SessionEndReason.ProtocolViolation, end.Reason);
        Assert.StartsWith("The server broke the rules of WebSockets", end.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ObserverThatThrows_HarmsNeitherTheSessionNorOtherObservers()
    {
        await using var test = await SessionUnderTest.CreateAsync(async connection =>
        {
            await connection.OpenAsync();
            await connection.SendAsync(Delta);
            await connection.ReceiveAsync();
        });
        var calls = 0;
        test.Session.Events.Subscribe(_ =>
        {
            calls++;
            throw new InvalidOperationException("an observer's bug");
        });
        var last = new EventRecorder();
        test.Session.Events.Subscribe(last);

        await test.Session.StartAsync(CancellationToken.None);

        await last.NextAsync<OutputAudioDelta>();
        Assert.Equal(3, calls);
        Assert.Equal(3, test.Session.Statistics.ObserverFaults);
        Assert.True(test.Session.AppendAudio(new byte[960]));
    }
}
