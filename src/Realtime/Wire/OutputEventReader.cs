using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Events about what a response produces.</summary>
internal static class OutputEventReader
{
    public static ServerEvent? Read(ServerEventKind kind, JsonElement json, string? eventId) =>
        kind switch
        {
            ServerEventKind.OutputItemAdded => new OutputItemAdded
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                OutputIndex = json.Int("output_index"),
                Item = ItemReader.Read(json.Field("item")),
            },
            ServerEventKind.OutputItemDone => new OutputItemDone
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                OutputIndex = json.Int("output_index"),
                Item = ItemReader.Read(json.Field("item")),
            },
            ServerEventKind.ContentPartAdded => new ContentPartAdded
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                ContentIndex = json.Int("content_index"),
                Part = ItemReader.ReadPart(json.Field("part")),
            },
            ServerEventKind.ContentPartDone => new ContentPartDone
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                ContentIndex = json.Int("content_index"),
                Part = ItemReader.ReadPart(json.Field("part")),
            },
            ServerEventKind.OutputAudioDone => new OutputAudioDone
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                ContentIndex = json.Int("content_index"),
            },
            ServerEventKind.OutputAudioTranscriptDelta => new OutputAudioTranscriptDelta
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                ContentIndex = json.Int("content_index"),
                Delta = json.Text("delta"),
            },
            ServerEventKind.OutputAudioTranscriptDone => new OutputAudioTranscriptDone
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                ContentIndex = json.Int("content_index"),
                Transcript = json.Text("transcript"),
            },
            ServerEventKind.OutputTextDelta => new OutputTextDelta
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                ContentIndex = json.Int("content_index"),
                Delta = json.Text("delta"),
            },
            ServerEventKind.OutputTextDone => new OutputTextDone
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                ContentIndex = json.Int("content_index"),
                Text = json.Text("text"),
            },
            ServerEventKind.FunctionCallArgumentsDelta => new FunctionCallArgumentsDelta
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                CallId = json.Text("call_id"),
                Delta = json.Text("delta"),
            },
            ServerEventKind.FunctionCallArgumentsDone => new FunctionCallArgumentsDone
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
                ItemId = json.Text("item_id"),
                OutputIndex = json.Int("output_index"),
                CallId = json.Text("call_id"),
                Name = json.Text("name"),
                Arguments = json.Text("arguments"),
            },
            _ => null,
        };
}
