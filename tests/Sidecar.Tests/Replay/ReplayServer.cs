using System.Text.Json.Nodes;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Replay;

/// <summary>Plays a stream to the daemon, then holds one plain turn more: whatever came, the conversation goes on.</summary>
/// <param name="stream">What to play.</param>
/// <param name="isPaced">With the recorded pauses between events, or as fast as the wire takes them.</param>
internal sealed class ReplayServer(RecordedStream stream, bool isPaced)
{
    public const string LastItem = "item_last";

    private const string LastText = "And now goodbye.";

    private readonly TaskCompletionSource<GameClient> _game = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _played = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when everything is sent; throws what went wrong.</summary>
    public Task Played => _played.Task;

    /// <summary>All that the daemon sent, once it has gone.</summary>
    public List<JsonNode> Received { get; } = [];

    public void Join(GameClient game) => _game.SetResult(game);

    public async Task BehaveAsync(ForeignSession session)
    {
        try
        {
            session.Received = Received;
            await session.ConfirmAsync();
            GameClient game = await _game.Task;
            foreach (JsonNode step in stream.Steps)
            {
                await TakeAsync(session, game, step);
            }
            await LastTurnAsync(session, game);
            _played.SetResult();
        }
        catch (Exception fault)
        {
            _played.TrySetException(fault);
            throw;
        }
        await session.ExpectAsync("nothing more: reads until the daemon closes");
    }

    private async Task TakeAsync(ForeignSession session, GameClient game, JsonNode step)
    {
        if (step["client"] is { } type)
        {
            await session.ExpectAsync((string)type!);
        }
        else if (step["game"] is { } deed)
        {
            await ActAsync(game, deed);
        }
        else if (step["until"] is { } told)
        {
            await UntilAsync(game, told);
        }
        else
        {
            if (isPaced && (int?)step["after_ms"] is { } pauseMs)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(pauseMs), TimeProvider.System);
            }
            await session.SendAsync(stream.Message(step));
        }
    }

    private static async Task ActAsync(GameClient game, JsonNode deed)
    {
        if ((string?)deed["text"] is { } text)
        {
            await game.SendTextAsync(text);
        }
        else if (deed["result"] is { } result)
        {
            ToolResult answer = new() { CallId = (string)result["call_id"]!, OutputJson = (string)result["output"]! };
            await game.SendAsync(new ClientMessage { ToolResult = answer });
        }
        else if (deed["hears"] is { } heard)
        {
            UtteranceStarted utterance = await game.ExpectAsync(
                m => m.UtteranceStarted,
                u => u.ItemId == (string)heard["item"]!
            );
            PlaybackEvent @event = Enum.Parse<PlaybackEvent>((string?)heard["event"] ?? "Progress");
            await game.ReportAsync(utterance.UtteranceId, (int)heard["ms"]! * 24L, @event);
        }
        else
        {
            await game.SendAsync(new ClientMessage { Interrupt = new Interrupt() });
        }
    }

    private static async Task UntilAsync(GameClient game, JsonNode told)
    {
        if ((string?)told["state"] is { } state)
        {
            await game.StateAsync(Enum.Parse<ConversationState>(state, ignoreCase: true));
        }
        else if ((int?)told["turns"] is { } turns)
        {
            await TurnsAsync(game, turns);
        }
        else if ((string?)told["call"] is { } call)
        {
            await game.ExpectAsync(m => m.ToolCall, c => c.CallId == call);
        }
        else if ((string?)told["caption"] is { } text)
        {
            await game.ExpectAsync(m => m.CaptionUpdate, c => c.Text == text);
        }
        else if ((string?)told["ended"] is { } item)
        {
            UtteranceStarted begun = await game.ExpectAsync(m => m.UtteranceStarted, u => u.ItemId == item);
            await game.ExpectAsync(m => m.UtteranceEnded, e => e.UtteranceId == begun.UtteranceId);
        }
        else if ((string?)told["flush"] is not null)
        {
            await game.ExpectAsync(m => m.Flush);
        }
        else
        {
            JsonNode heard = told["heard"]!;
            UtteranceStarted utterance = await game.ExpectAsync(
                m => m.UtteranceStarted,
                u => u.ItemId == (string)heard["item"]!
            );
            long samples = (int)heard["ms"]! * 24L;
            await game.ExpectAsync(
                m => m.AudioChunk,
                c => c.UtteranceId == utterance.UtteranceId && c.SampleIndex + c.Pcm.Length / 2 >= samples
            );
        }
    }

    private static async Task TurnsAsync(GameClient game, int count)
    {
        int from = 0;
        for (int turn = 0; turn < count; turn++)
        {
            TurnReport report = await game.ExpectAsync(m => m.TurnReport, from: from);
            from = game.Messages.ToList().FindIndex(m => ReferenceEquals(m.TurnReport, report)) + 1;
        }
    }

    private async Task LastTurnAsync(ForeignSession session, GameClient game)
    {
        // What is written while something is heard would interrupt it.
        await TurnsAsync(game, (int)stream.Expected["turns"]!);
        await game.SendTextAsync(LastText);
        await session.ExpectAsync(m => (string?)m["item"]?["content"]?[0]?["text"] == LastText);
        await session.ExpectAsync("response.create");
        const string Place =
            $"\"response_id\":\"resp_last\",\"item_id\":\"{LastItem}\",\"output_index\":0,\"content_index\":0";
        const string Item =
            $$"""{"id":"{{LastItem}}","type":"message","role":"assistant","status":"completed","content":[]}""";
        string[] answer =
        [
            """{"type":"response.created","response":{"id":"resp_last","status":"in_progress","output":[]}}""",
            $$"""{"type":"response.output_audio_transcript.delta",{{Place}},"delta":"Goodbye."}""",
            $$"""{"type":"response.output_audio.delta",{{Place}},"delta":"{{ForeignSession.AudioBase64}}"}""",
            $$"""{"type":"response.output_audio_transcript.done",{{Place}},"transcript":"Goodbye."}""",
            $$"""{"type":"response.output_audio.done",{{Place}}}""",
            $$"""{"type":"response.output_item.done","response_id":"resp_last","output_index":0,"item":{{Item}}}""",
            $$$"""{"type":"response.done","response":{"id":"resp_last","status":"completed","output":[{{{Item}}}]}}""",
        ];
        foreach (string message in answer)
        {
            await session.SendAsync(message);
        }
        if (!game.PlaysAtOnce)
        {
            UtteranceStarted last = await game.ExpectAsync(m => m.UtteranceStarted, u => u.ItemId == LastItem);
            await game.ReportAsync(last.UtteranceId, 2_400, PlaybackEvent.Ended);
        }
    }
}
