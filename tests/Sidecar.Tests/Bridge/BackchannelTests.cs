using Google.Protobuf;
using Sidecar.Audio.Wav;
using Sidecar.Demo;
using Sidecar.Game.Microphone;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

/// <summary>Speech into an answer, over the real daemon and the real simulator.</summary>
public sealed class BackchannelTests
{
    private const string Script = """
        {
          "turns": [
            {
              "when": { "turn": 1 },
              "say": "Hello! I am Ada, the keeper of this lighthouse. It is good to have company tonight."
            },
            { "when": { "turn": 2 }, "heard": "Mm-hm.", "say": "Shall I put the kettle on while we talk?" }
          ]
        }
        """;

    [Fact]
    public async Task ListedWord_TheAnswerGoesOnAtTheSameSample_AndTheProviderIsToldNothing()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(simulator: s =>
            s with
            {
                Script = SimulatorScript.Parse(Script),
            }
        );
        await using GameClient game = await GameClient.TalkAsync(daemon, playsAtOnce: false);
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk);
        await game.ReportAsync(1, 12_000, PlaybackEvent.Started);
        await game.StateAsync(ConversationState.Speaking);

        await SpeakAsync(game, await ReadMmHmAsync());
        Duck duck = await game.ExpectAsync(m => m.Duck);
        await game.ReportAsync(1, 12_480);
        Resume resume = await game.ExpectAsync(m => m.Resume);
        await PlayToTheEndAsync(game);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);

        Assert.Equal((1ul, true), (duck.UtteranceId, duck.Hold));
        Assert.Equal((1ul, ResumeReason.Backchannel), (resume.UtteranceId, resume.Reason));
        Assert.Equal((turn.ReceivedSamples, false), (turn.PlayedSamples, turn.Interrupted));
        AssertContiguous(game, turn.ReceivedSamples);
        Assert.Empty(game.All(m => m.Flush));
        Assert.Single(daemon.Wire.Events("response.create"));
        Assert.Empty(daemon.Wire.Events("response.cancel"));
        Assert.Empty(daemon.Wire.Events("conversation.item.truncate"));
        Assert.Empty(daemon.Wire.Events("conversation.item.delete"));
        Assert.Equal("Mm-hm.", game.All(m => m.CaptionUpdate).Last(c => c.Speaker == Speaker.User).Text);
    }

    [Fact]
    public async Task RealInterruption_TruncatesAtTheHeldSample_AndIsAnswered()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon, playsAtOnce: false);
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk);
        await game.ReportAsync(1, 12_000, PlaybackEvent.Started);

        (short[] samples, int rateHz) = RecordedVoice.Read("greeting");
        await SpeakAsync(game, samples, rateHz);
        await game.ExpectAsync(m => m.Duck);
        await game.ReportAsync(1, 12_480);
        await game.ExpectAsync(m => m.Flush);
        await game.ReportAsync(1, 12_480, PlaybackEvent.Flushed);
        await game.ExpectAsync(m => m.UtteranceStarted, u => u.UtteranceId == 2);

        Assert.Empty(game.All(m => m.Resume));
        Assert.Equal(520, (int)Assert.Single(daemon.Wire.Events("conversation.item.truncate"))["audio_end_ms"]!);
        Assert.Equal(2, daemon.Wire.Events("response.create").Count);
    }

    private static async Task<short[]> ReadMmHmAsync()
    {
        using WavReader wav = new(DemoResource.Open("mm-hm.wav"), "mm-hm.wav");
        return (await UserRecording.LoadAsync("mm-hm.wav", wav, TestContext.Current.CancellationToken)).Pcm;
    }

    private static async Task SpeakAsync(GameClient game, short[] samples, int rateHz = PcmFormat.SampleRateHz)
    {
        short[] withPauses = [.. new short[rateHz / 2], .. samples, .. new short[rateHz]];
        foreach (short[] tenth in withPauses.Chunk(rateHz / 10))
        {
            MicrophoneAudio audio = new()
            {
                Pcm = ByteString.CopyFrom(Audio.Pcm.PcmBytes.AsBytes(tenth)),
                SampleRateHz = (uint)rateHz,
            };
            await game.SendAsync(new ClientMessage { MicrophoneAudio = audio });
        }
    }

    private static async Task PlayToTheEndAsync(GameClient game)
    {
        int seen = 0;
        while (true)
        {
            ServerMessage next = await game.ExpectAsync(
                m => m.AudioChunk is not null || m.UtteranceEnded is not null ? m : null,
                from: seen
            );
            seen = game.Messages.ToList().IndexOf(next) + 1;
            if (next.UtteranceEnded is { } ended)
            {
                await game.ReportAsync(1, ended.TotalSamples, PlaybackEvent.Ended);
                return;
            }
            await game.ReportAsync(1, next.AudioChunk.SampleIndex + next.AudioChunk.Pcm.Length / 2);
        }
    }

    private static void AssertContiguous(GameClient game, long total)
    {
        long next = 0;
        foreach (AudioChunk chunk in game.All(m => m.AudioChunk))
        {
            Assert.Equal(next, chunk.SampleIndex);
            next += chunk.Pcm.Length / PcmFormat.BytesPerSample;
        }
        Assert.Equal(total, next);
    }
}
