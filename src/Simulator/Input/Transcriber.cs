using System.Globalization;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Input;

/// <summary>
/// Reports what the user said, as a separate service would: later, and independent of the response. There is no speech
/// recognition here: the words come from the script, or a placeholder says that there was speech.
/// </summary>
internal sealed class Transcriber(SessionContext session)
{
    private const int MaxWaiting = 64;
    private const int SpokenWordMs = 300;

    // Hears while the user still speaks; the others wait for the commit.
    private const string StreamingModel = "gpt-realtime-whisper";
    private const string Prefix = "conversation.item.input_audio_transcription.";

    private readonly Queue<Heard> _waiting = new();
    private readonly Queue<Heard> _overtaken = new();
    private string? _liveItemId;
    private IReadOnlyList<string> _liveWords = [];
    private int _liveSent;

    /// <summary>Speech has begun, under the id that its item will have.</summary>
    public void SpeechStarted(string itemId)
    {
        _liveItemId = session.Config.TranscriptionModel == StreamingModel ? itemId : null;
        _liveWords = TextTokens.Split(session.Script.Heard(session.Conversation.UserTurns + 1) ?? "");
        _liveSent = 0;
    }

    /// <summary>So much of the speech has been heard.</summary>
    public void Hearing(long spokenMs)
    {
        while (_liveItemId is not null && _liveSent < Math.Min(_liveWords.Count, spokenMs / SpokenWordMs))
        {
            EmitDelta(_liveItemId, _liveWords[_liveSent++]);
        }
    }

    public void Committed(ConversationItem item)
    {
        if (session.Config.TranscriptionModel is not { } model)
        {
            return;
        }

        var heard = new Heard(item, model, item.Id == _liveItemId ? _liveSent : 0);
        switch (session.Faults.Take<TranscriptAction>() is [var fault, ..] ? fault : null)
        {
            case TranscriptFailsAction:
                session.Agenda.Schedule(session.Timing.TranscriptionDelay, () => Fail(item));
                return;
            case TranscriptMissingAction:
                return;
            case TranscriptLateAction late:
                session.Agenda.Schedule(late.By, () => Report(heard));
                return;
            case TranscriptOutOfOrderAction when _overtaken.Count < MaxWaiting:
                _overtaken.Enqueue(heard);
                return;
            default:
                break;
        }

        switch (session.Options.Transcription)
        {
            case TranscriptionMode.BeforeResponse:
                Report(heard);
                break;
            case TranscriptionMode.DuringResponse:
                session.Agenda.Schedule(session.Timing.TranscriptionDelay, () => Report(heard));
                break;
            case TranscriptionMode.AfterResponse when _waiting.Count < MaxWaiting:
                _waiting.Enqueue(heard);
                break;
            case TranscriptionMode.Failed:
                session.Agenda.Schedule(session.Timing.TranscriptionDelay, () => Fail(item));
                break;
            default:
                break;
        }
    }

    public void ResponseEnded()
    {
        while (_waiting.TryDequeue(out var waiting))
        {
            Report(waiting);
        }
    }

    private void Report(Heard heard)
    {
        var (item, model, sent) = heard;
        var part = item.Content[0];
        var seconds = part.AudioMs / 1000.0;
        // A turn opened by the idle timeout holds no speech, and the live service says so with an empty transcript.
        var transcript =
            part.Heard
            ?? (part.AudioMs == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"(speech, {seconds:0.0} s)"));
        part.Transcript = transcript;
        var whole = model == "whisper-1";
        var deltas = whole && transcript.Length > 0 ? [transcript] : TextTokens.Split(transcript);
        foreach (var delta in deltas.Skip(sent))
        {
            EmitDelta(item.Id, delta);
        }

        var usage = whole
            ? new JsonObject { ["type"] = "duration", ["seconds"] = (int)Math.Ceiling(seconds) }
            : TokenUsage(part.AudioMs, transcript);
        Emit("completed", item.Id, ("transcript", transcript), ("usage", usage));
        while (_overtaken.TryDequeue(out var earlier))
        {
            Report(earlier);
        }
    }

    private void EmitDelta(string itemId, string delta) =>
        Emit("delta", itemId, ("delta", delta), ("obfuscation", session.Ids.Obfuscation()));

    private void Fail(ConversationItem item) =>
        Emit(
            "failed",
            item.Id,
            (
                "error",
                new JsonObject
                {
                    ["type"] = "transcription_error",
                    ["code"] = "audio_unintelligible",
                    ["message"] = "The audio could not be transcribed.",
                    ["param"] = null,
                }
            )
        );

    private void Emit(string type, string itemId, params ReadOnlySpan<(string Name, JsonNode? Value)> members) =>
        session.Events.Emit(Prefix + type, [("item_id", itemId), ("content_index", 0), .. members]);

    private static JsonObject TokenUsage(int audioMs, string transcript)
    {
        var input = (audioMs + 99) / 100;
        var output = TextTokens.Count(transcript);
        return new()
        {
            ["type"] = "tokens",
            ["total_tokens"] = input + output,
            ["input_tokens"] = input,
            ["output_tokens"] = output,
            ["input_token_details"] = new JsonObject { ["text_tokens"] = 0, ["audio_tokens"] = input },
        };
    }

    /// <param name="Sent">Deltas that went out while the user still spoke.</param>
    private sealed record Heard(ConversationItem Item, string Model, int Sent);
}
