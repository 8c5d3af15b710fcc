using System.Text.Json.Nodes;
using Sidecar.Configuration;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Replay;

/// <summary>Streams of the live service and of other servers, as recorded, against the whole daemon.</summary>
public sealed class RecordedStreamTests
{
    public static TheoryData<string> Streams => [.. RecordedStream.Names];

    // As they were recorded: the server answers and cancels by itself.
    [Theory]
    [MemberData(nameof(Streams))]
    public Task Stream_BringsTheGameWhatWasSaid_Once(string name) => PlayAsync(name, isPaced: false);

    [Theory]
    [MemberData(nameof(Streams))]
    public Task Stream_WithItsPauses_BringsTheSame(string name) => PlayAsync(name, isPaced: true);

    /// <summary>Without the one whose script counts the requests of a client that leaves spoken turns to the server.
    /// </summary>
    public static TheoryData<string> StreamsOfAnyPolicy => [.. RecordedStream.Names.Except(["busy-then-answered"])];

    // With the default policy the daemon says that it will ask for answers; these servers don't listen.
    [Theory]
    [MemberData(nameof(StreamsOfAnyPolicy))]
    public Task Stream_OfAServerThatAnswersUnasked_BringsTheSame(string name) =>
        PlayAsync(name, isPaced: false, BargeInMode.Reversible);

    private static async Task PlayAsync(string name, bool isPaced, BargeInMode bargeIn = BargeInMode.Immediate)
    {
        RecordedStream stream = RecordedStream.Load(name);

        ReplayedConversation replay = await ReplayedConversation.PlayAsync(stream, isPaced, bargeIn);

        AssertExpected(stream.Expected, replay, bargeIn);
        AssertEveryUtteranceBeginsAndEndsOnce(replay);
        AssertNoTurnIsReportedTwice(replay);
        Assert.DoesNotContain(
            replay.Game.All(m => m.StateChanged),
            s => s.State is ConversationState.Reconnecting or ConversationState.Failed
        );
        Assert.Equal(ConversationState.Listening, replay.Game.All(m => m.StateChanged).Last().State);
    }

    private static void AssertExpected(JsonNode expected, ReplayedConversation replay, BargeInMode bargeIn)
    {
        Assert.Equal(Texts(expected["captions"]), replay.Captions);
        Assert.Equal(Texts(expected["utterances"]), replay.Utterances);
        Assert.Equal(Texts(expected["calls"]), replay.Calls);
        Assert.Equal(Texts(expected["notices"]), replay.Notices);
        Assert.Equal((int)expected["turns"]!, replay.Turns.Count);
        foreach ((string type, JsonNode? count) in expected["sent"]?.AsObject() ?? [])
        {
            // Whether a request of the daemon's own was still held back when the server answered is a race.
            if (bargeIn == BargeInMode.Immediate || type != "response.create")
            {
                Assert.Equal((type, (int)count!), (type, replay.CountSent(type)));
            }
        }
    }

    private static string[] Texts(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(text => (string)text!)];

    private static void AssertEveryUtteranceBeginsAndEndsOnce(ReplayedConversation replay)
    {
        ulong[] started = [.. replay.Started.Select(s => s.UtteranceId)];
        Assert.Equal(started.Distinct(), started);
        foreach (ulong id in started)
        {
            UtteranceEndReason[] ends =
            [
                .. replay.Game.All(m => m.UtteranceEnded).Where(e => e.UtteranceId == id).Select(e => e.Reason),
            ];
            Assert.True(ends.Length == 1, $"utterance {id} ended: {string.Join(", ", ends)}");
        }
        foreach (IGrouping<ulong, AudioChunk> chunks in replay.Game.All(m => m.AudioChunk).GroupBy(c => c.UtteranceId))
        {
            long next = 0;
            foreach (AudioChunk chunk in chunks)
            {
                Assert.Equal(next, chunk.SampleIndex);
                next += chunk.Pcm.Length / 2;
            }
        }
    }

    private static void AssertNoTurnIsReportedTwice(ReplayedConversation replay)
    {
        ulong[] turns = [.. replay.Game.All(m => m.TurnReport).Select(t => t.TurnId)];
        Assert.Equal(turns.Distinct(), turns);
        ulong[] utterances = [.. replay.Game.All(m => m.TurnReport).SelectMany(t => t.UtteranceIds)];
        Assert.Equal(utterances.Distinct(), utterances);
    }
}
