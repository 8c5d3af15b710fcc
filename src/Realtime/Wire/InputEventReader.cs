using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Events about what the user says: the input buffer and the transcription.</summary>
internal static class InputEventReader
{
    public static ServerEvent? Read(ServerEventKind kind, JsonElement json, string? eventId) =>
        kind switch
        {
            ServerEventKind.SpeechStarted => new SpeechStarted
            {
                EventId = eventId,
                AudioStartMs = json.Long("audio_start_ms"),
                ItemId = json.Text("item_id"),
            },
            ServerEventKind.SpeechStopped => new SpeechStopped
            {
                EventId = eventId,
                AudioEndMs = json.Long("audio_end_ms"),
                ItemId = json.Text("item_id"),
            },
            ServerEventKind.InputAudioCommitted => new InputAudioCommitted
            {
                EventId = eventId,
                PreviousItemId = json.TextOrNull("previous_item_id"),
                ItemId = json.Text("item_id"),
            },
            ServerEventKind.InputAudioCleared => new InputAudioCleared { EventId = eventId },
            ServerEventKind.InputTimeoutTriggered => new InputTimeoutTriggered
            {
                EventId = eventId,
                AudioStartMs = json.Long("audio_start_ms"),
                AudioEndMs = json.Long("audio_end_ms"),
                ItemId = json.Text("item_id"),
            },
            ServerEventKind.DtmfReceived => new DtmfReceived
            {
                EventId = eventId,
                Key = json.Text("event"),
                ReceivedAt = json.UnixTimeOrNull("received_at") ?? DateTimeOffset.UnixEpoch,
            },
            ServerEventKind.InputTranscriptionDelta => new InputTranscriptionDelta
            {
                EventId = eventId,
                ItemId = json.Text("item_id"),
                ContentIndex = json.Int("content_index"),
                Delta = json.Text("delta"),
            },
            ServerEventKind.InputTranscriptionUpdated => ReadSoFar(json, eventId),
            // Some transcribers complete more than once, and say of the early ones that they are not the last.
            ServerEventKind.InputTranscriptionCompleted when json.TextOrNull("status") == "in_progress" => ReadSoFar(
                json,
                eventId
            ),
            ServerEventKind.InputTranscriptionCompleted => new InputTranscriptionCompleted
            {
                EventId = eventId,
                ItemId = json.Text("item_id"),
                ContentIndex = json.Int("content_index"),
                Transcript = json.Text("transcript"),
                Usage = ReadUsage(json.Field("usage")),
            },
            ServerEventKind.InputTranscriptionFailed => new InputTranscriptionFailed
            {
                EventId = eventId,
                ItemId = json.Text("item_id"),
                ContentIndex = json.Int("content_index"),
                Error = ErrorReader.Read(json.Field("error")),
            },
            ServerEventKind.InputTranscriptionSegment => new InputTranscriptionSegment
            {
                EventId = eventId,
                ItemId = json.Text("item_id"),
                ContentIndex = json.Int("content_index"),
                SegmentId = json.Text("id"),
                Text = json.Text("text"),
                Speaker = json.Text("speaker"),
                StartSeconds = json.NumberOrNull("start") ?? 0,
                EndSeconds = json.NumberOrNull("end") ?? 0,
            },
            _ => null,
        };

    private static InputTranscriptionUpdated ReadSoFar(JsonElement json, string? eventId) =>
        new()
        {
            EventId = eventId,
            ItemId = json.Text("item_id"),
            ContentIndex = json.Int("content_index"),
            Transcript = json.Text("transcript"),
        };

    private static TranscriptionUsage? ReadUsage(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
            ? new TranscriptionUsage
            {
                Seconds = json.NumberOrNull("seconds"),
                TotalTokens = json.IntOrNull("total_tokens"),
                InputTokens = json.IntOrNull("input_tokens"),
                OutputTokens = json.IntOrNull("output_tokens"),
                InputDetails = ResponseReader.ReadDetails(json.Field("input_token_details")),
            }
            : null;
}
