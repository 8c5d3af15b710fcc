using System.Text.Json.Nodes;
using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Replay;

/// <summary>What a game got out of a stream, in the words of the stream's expectations.</summary>
internal sealed record ReplayedConversation(GameClient Game, IReadOnlyList<JsonNode> Sent)
{
    /// <summary>Plays a stream to the real daemon with a game attached, to the end of the turn after it.</summary>
    public static async Task<ReplayedConversation> PlayAsync(RecordedStream stream, bool isPaced, BargeInMode bargeIn)
    {
        ReplayServer replay = new(stream, isPaced);
        await using ForeignRealtimeServer server = await ForeignRealtimeServer.StartAsync(replay.BehaveAsync);
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
            o with
            {
                Provider = ProviderOf(stream.Server, server.Endpoint),
                TurnTaking = o.TurnTaking with { BargeIn = bargeIn },
            }
        );
        await using GameClient game = await GameClient.TalkAsync(daemon, playsAtOnce: stream.PlaysAtOnce);
        replay.Join(game);
        await replay.Played.WaitAsync(Eventually.HangGuard, TimeProvider.System);
        UtteranceStarted last = await game.ExpectAsync(m => m.UtteranceStarted, u => u.ItemId == ReplayServer.LastItem);
        await game.ExpectAsync(m => m.TurnReport, t => t.UtteranceIds.Contains(last.UtteranceId));
        int reported = game.Messages.ToList().FindLastIndex(m => m.TurnReport is not null);
        await game.StateAsync(ConversationState.Listening, reported);
        return new ReplayedConversation(game, [.. replay.Received]);
    }

    /// <summary>Final captions: who, which item, what; only <c>(cut)</c> of one that was interrupted.</summary>
    public IEnumerable<string> Captions
    {
        get
        {
            CaptionUpdate[] final =
            [
                .. Game.All(m => m.CaptionUpdate).Where(c => c.Final && c.ItemId != ReplayServer.LastItem),
            ];
            return final
                .Where(c => c.Interrupted || !final.Any(other => other.Interrupted && other.ItemId == c.ItemId))
                .Select(c =>
                    $"{c.Speaker.ToString().ToLowerInvariant()} {c.ItemId}: {(c.Interrupted ? "(cut)" : c.Text)}"
                );
        }
    }

    /// <summary>Utterances as they ended in the end: item, reason, milliseconds.</summary>
    public IEnumerable<string> Utterances =>
        Game.All(m => m.UtteranceEnded)
            .GroupBy(e => e.UtteranceId, e => e)
            .Select(ends => ends.Last())
            .Select(e => (End: e, Item: Started.First(s => s.UtteranceId == e.UtteranceId).ItemId))
            .Where(e => e.Item != ReplayServer.LastItem)
            .Select(e => $"{e.Item} {e.End.Reason.ToString().ToLowerInvariant()} {e.End.TotalSamples / 24}");

    public IReadOnlyList<UtteranceStarted> Started => [.. Game.All(m => m.UtteranceStarted)];

    public IEnumerable<string> Calls => Game.All(m => m.ToolCall).Select(c => $"{c.CallId} {c.Name} {c.ArgumentsJson}");

    public IEnumerable<string> Notices => Game.All(m => m.Notice).Select(n => n.Code);

    /// <summary>Reports of turns, without the one that the harness adds.</summary>
    public IReadOnlyList<TurnReport> Turns => [.. Game.All(m => m.TurnReport).SkipLast(1)];

    public int CountSent(string type) => Sent.Count(m => (string?)m["type"] == type);

    private static ProviderOptions ProviderOf(string server, string endpoint)
    {
        ProviderOptions provider = new()
        {
            Endpoint = endpoint,
            Auth = ProviderAuth.DirectKey,
            ApiKey = "sk-test-0123456789",
            Model = "m",
        };
        return server switch
        {
            "openai" => provider with { Kind = ProviderKind.OpenAI },
            "azure" => provider with { Kind = ProviderKind.Azure },
            "xai" => provider with { Kind = ProviderKind.XAi },
            "beta" => provider with { Kind = ProviderKind.Compatible, Dialect = ProviderDialect.Beta },
            "qwen" => provider with
            {
                Kind = ProviderKind.Compatible,
                Dialect = ProviderDialect.Beta,
                InputSampleRateHz = 16_000,
            },
            _ => provider with { Kind = ProviderKind.Compatible },
        };
    }
}
