using Microsoft.Extensions.Time.Testing;
using Sidecar.Configuration;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Microphone;

public sealed class FileMicrophoneTests
{
    [Fact]
    public async Task WavFile_IsHeardInRealTime_ByTheAddressedConversationOnly()
    {
        using TemporaryWav wav = new("greeting");
        FakeTimeProvider time = new();
        DateTimeOffset start = time.GetUtcNow();
        await using DaemonFixture daemon = await StartAsync($"file:{wav.Path}", time);
        await using GameClient ada = await GameClient.TalkAsync(daemon);
        await ada.ExpectAsync(m => m.MicrophoneChanged, m => m.Addressed);
        await using GameClient captain = await GameClient.TalkAsync(daemon, GameClient.Hello("Captain"));

        for (int ms = 100; !ada.All(m => m.UtteranceStarted).Any(); ms += 100)
        {
            Assert.True(ms < 10_000, "Ten seconds of audio brought no answer.");
            await HearAsync(daemon, time, start, ms);
        }
        TurnReport turn = await ada.ExpectAsync(m => m.TurnReport);

        Assert.Equal(TurnInput.Voice, turn.Input);
        Assert.Equal("Hello! Who are you?", ada.All(m => m.CaptionUpdate).Last(c => c.Speaker == Speaker.User).Text);
        Assert.DoesNotContain(captain.All(m => m.StateChanged), s => s.State == ConversationState.UserSpeaking);
    }

    [Fact]
    public async Task WhileMuted_SilenceGoesOn()
    {
        using TemporaryWav wav = new("greeting");
        FakeTimeProvider time = new();
        DateTimeOffset start = time.GetUtcNow();
        await using DaemonFixture daemon = await StartAsync($"file:{wav.Path}", time);
        await using GameClient game = await GameClient.TalkAsync(daemon);
        await game.SendAsync(new ClientMessage { SetMuted = new SetMuted { Muted = true } });
        await game.ExpectAsync(m => m.MicrophoneChanged, m => m is { Addressed: true, Muted: true });

        for (int ms = 100; ms <= 4_000; ms += 100)
        {
            await HearAsync(daemon, time, start, ms);
        }

        Assert.DoesNotContain(game.All(m => m.StateChanged), s => s.State == ConversationState.UserSpeaking);
    }

    [Theory]
    [InlineData("file:/nowhere/at/all.wav", "/nowhere/at/all.wav")]
    [InlineData("file:/proc/self/status", "/proc/self/status")]
    [InlineData("file:/", "/")]
    [InlineData("file:", "")]
    public async Task FileThatCantBeRead_IsLogged_AndTheDaemonGoesOn(string source, string named)
    {
        await using DaemonFixture daemon = await StartAsync(source, TimeProvider.System);
        daemon.Log.ExpectError("Microphone:Source can't be used");
        await using GameClient game = await GameClient.TalkAsync(daemon);

        TurnReport turn = await game.TextTurnAsync();

        Assert.Equal(turn.ReceivedSamples, turn.PlayedSamples);
        await Eventually.TrueAsync(
            () => daemon.Log.Lines.Any(l => l.Contains("Microphone:Source", StringComparison.Ordinal)),
            "the fault is logged"
        );
        Assert.Contains(
            daemon.Log.Lines,
            l =>
                l.Contains("Microphone:Source can't be used", StringComparison.Ordinal)
                && l.Contains(named, StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// Moves the clock until this much audio was heard, and not more than there was time for. The pump may read the
    /// clock just before it moves and set its timer just after: another tick frees it.
    /// </summary>
    private static async Task HearAsync(DaemonFixture daemon, FakeTimeProvider time, DateTimeOffset start, int ms)
    {
        await Eventually.TrueAsync(
            () =>
            {
                bool isHeard = daemon.Wire.AppendedSamples >= PcmFormat.FromMs(ms);
                if (!isHeard)
                {
                    time.Advance(TimeSpan.FromMilliseconds(20));
                }
                return isHeard;
            },
            $"{ms} ms of audio arrive"
        );
        // The very first frame is read at the start, when nobody may be there to hear it.
        long elapsedMs = (long)(time.GetUtcNow() - start).TotalMilliseconds;
        Assert.InRange(daemon.Wire.AppendedSamples, PcmFormat.FromMs(ms), PcmFormat.FromMs(elapsedMs + 20));
    }

    private static Task<DaemonFixture> StartAsync(string source, TimeProvider time) =>
        DaemonFixture.StartAsync(o => o with { Microphone = new MicrophoneOptions { Source = source } }, time: time);

    private sealed class TemporaryWav : IDisposable
    {
        public TemporaryWav(string recording)
        {
            using Stream source = RecordedVoice.Open(recording);
            using FileStream file = File.Create(Path);
            source.CopyTo(file);
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");

        public void Dispose() => File.Delete(Path);
    }
}
