using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

/// <summary>What a session tells about speech into an answer, and what the game was then told.</summary>
internal static class BargeInScript
{
    public static SpeechStarted Started(string item = "u", long atMs = 5_000) =>
        new() { ItemId = item, AudioStartMs = atMs - 300 };

    public static SpeechStopped Stopped(string item = "u", long atMs = 5_400) =>
        new() { ItemId = item, AudioEndMs = atMs + 400 };

    public static InputAudioCommitted Committed(string item = "u") => new() { ItemId = item };

    public static InputTranscriptionCompleted Words(string text, string item = "u") =>
        new() { ItemId = item, Transcript = text };

    /// <summary>A long answer of which half a second was heard.</summary>
    public static async Task<ConversationFixture> SpeakingAsync(bool isDone = true, Hello? hello = null)
    {
        ConversationFixture fixture = await ConversationFixture.StartAsync(hello: hello);
        await fixture.AnswerAsync(durationMs: 10_000, isDone: isDone);
        if (hello?.PlaybackOwner != PlaybackOwner.Nobody)
        {
            await fixture.ReportAsync(1, PcmFormat.FromMs(500));
        }
        return fixture;
    }

    public static async Task PassAsync(ConversationFixture fixture, int ms)
    {
        fixture.Time.Advance(TimeSpan.FromMilliseconds(ms));
        await fixture.SettleAsync();
    }

    public static Resume? ResumeOf(ConversationFixture fixture) => fixture.Game.All(m => m.Resume).SingleOrDefault();

    public static Flush? FlushOf(ConversationFixture fixture) => fixture.Game.All(m => m.Flush).SingleOrDefault();

    public static int Requests(ConversationFixture fixture) => fixture.Session.Sent.OfType<ResponseCreate>().Count();
}
