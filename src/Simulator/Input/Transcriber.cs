using System.Globalization;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
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
    private const string Prefix = "conversation.item.input_audio_transcription.";

    private readonly Queue<(ConversationItem Item, string Model)> _waiting = new();

    public void Committed(ConversationItem item)
    {
        if (session.Config.TranscriptionModel is not { } model)
        {
            return;
        }

        switch (session.Options.Transcription)
        {
            case TranscriptionMode.BeforeResponse:
                Report(item, model);
                break;
            case TranscriptionMode.DuringResponse:
                session.Agenda.Schedule(session.Timing.TranscriptionDelay, () => Report(item, model));
                break;
            case TranscriptionMode.AfterResponse when _waiting.Count < MaxWaiting:
                _waiting.Enqueue((item, model));
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
            Report(waiting.Item, waiting.Model);
        }
    }

    private void Report(ConversationItem item, string model)
    {
        var part = item.Content[0];
        var seconds = part.AudioMs / 1000.0;
        // A turn opened by the idle timeout holds no speech, and the live service says so with an empty transcript.
        var transcript =
            part.Heard
            ?? (part.AudioMs == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"(speech, {seconds:0.0} s)"));
        part.Transcript = transcript;
        var whole = model == "whisper-1";
        foreach (var delta in whole && transcript.Length > 0 ? [transcript] : TextTokens.Split(transcript))
        {
            Emit("delta", item, ("delta", delta), ("obfuscation", session.Ids.Obfuscation()));
        }

        var usage = whole
            ? new JsonObject { ["type"] = "duration", ["seconds"] = (int)Math.Ceiling(seconds) }
            : TokenUsage(part.AudioMs, transcript);
        Emit("completed", item, ("transcript", transcript), ("usage", usage));
    }

    private void Fail(ConversationItem item) =>
        Emit(
            "failed",
            item,
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

    private void Emit(
        string type,
        ConversationItem item,
        params ReadOnlySpan<(string Name, JsonNode? Value)> members
    ) => session.Events.Emit(Prefix + type, [("item_id", item.Id), ("content_index", 0), .. members]);

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
}
