using System.Collections.Frozen;

namespace Sidecar.Realtime.Dialects;

/// <summary>The names under which servers send what the GA interface calls otherwise.</summary>
internal static class EventAliases
{
    private const string Transcription = "conversation.item.input_audio_transcription.";

    /// <summary>Of the beta interface; <c>created</c> is the only word that such a server says of a new item.</summary>
    public static FrozenDictionary<string, string> Beta { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["response.text.delta"] = "response.output_text.delta",
            ["response.text.done"] = "response.output_text.done",
            ["response.audio.delta"] = "response.output_audio.delta",
            ["response.audio.done"] = "response.output_audio.done",
            ["response.audio_transcript.delta"] = "response.output_audio_transcript.delta",
            ["response.audio_transcript.done"] = "response.output_audio_transcript.done",
            ["conversation.item.created"] = "conversation.item.added",
            ["ping"] = "ping",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, string> XAi { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Transcription + "updated"] = Transcription + "updated",
            ["conversation.item.created"] = "conversation.item.added",
            ["ping"] = "ping",
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
