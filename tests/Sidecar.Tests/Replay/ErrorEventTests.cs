using System.Text.Json.Nodes;
using Sidecar.Configuration;

namespace Sidecar.Tests.Replay;

/// <summary>Every error event that is known, in each phase of a turn: nothing of the conversation is lost.</summary>
public sealed class ErrorEventTests
{
    private const string Place =
        "\"response_id\":\"resp_A\",\"item_id\":\"item_A\",\"output_index\":0,\"content_index\":0";

    // Code, type, and the notice that it is worth; none where the race resolves itself.
    private static readonly (string? Code, string Type, string Message, string? Notice)[] Errors =
    [
        ("input_audio_buffer_commit_empty", "invalid_request_error", "buffer too small", null),
        ("conversation_already_has_active_response", "invalid_request_error", "in progress: resp_X.", null),
        ("response_cancel_not_active", "invalid_request_error", "no active response found", null),
        ("invalid_value", "invalid_request_error", "Audio content of 60ms is already shorter than 61ms", null),
        ("invalid_value", "invalid_request_error", "Only model output audio messages can be truncated", null),
        ("item_truncate_invalid_item_id", "invalid_request_error", "not found", null),
        ("item_delete_invalid_item_id", "invalid_request_error", "not found", null),
        ("item_retrieve_invalid_item_id", "invalid_request_error", "not found", null),
        ("item_create_duplicate_item_id", "invalid_request_error", "already exists", null),
        ("audio_unintelligible", "transcription_error", "not understood", null),
        ("cannot_update_voice", "invalid_request_error", "assistant audio is present", "provider_error"),
        ("missing_required_parameter", "invalid_request_error", "session.type", "provider_error"),
        ("unknown_parameter", "invalid_request_error", "session.modalities", "provider_error"),
        ("invalid_event", "invalid_request_error", "malformed", "provider_error"),
        ("invalid_json", "invalid_request_error", "malformed", "provider_error"),
        (null, "invalid_request_error", "Passing a transcription session update event", "provider_error"),
        (null, "invalid_request_error", "Unsupported option for this model", "provider_error"),
        ("DeploymentNotFound", "invalid_request_error", "no deployment", "provider_error"),
        ("OpperationNotSupported", "invalid_request_error", "not supported", "provider_error"),
        ("server_error", "server_error", "The server had an error", "provider_error"),
        ("bad_response_create", "server_error", "The server had an error", "provider_error"),
        ("rate_limit_exceeded", "tokens", "Rate limit reached", "rate_limited"),
        ("inference_rate_limit_exceeded", "tokens", "Rate limit reached", "rate_limited"),
        ("insufficient_quota", "insufficient_quota", "You exceeded your quota", "provider_refused"),
        ("billing_hard_limit_reached", "invalid_request_error", "hard limit", "provider_refused"),
        ("account_deactivated", "invalid_request_error", "deactivated", "provider_refused"),
        ("model_not_found", "invalid_request_error", "no such model", "provider_refused"),
        ("never_heard_of", "new_kind", "Something new", "provider_error"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Errors.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Error_InAnyPhase_IsToldWhereDue_AndTheTurnGoesOn(int number)
    {
        var (code, type, message, notice) = Errors[number];
        JsonNode error = new JsonObject
        {
            ["type"] = "error",
            ["event_id"] = number % 2 == 0 ? null : "event_9",
            ["error"] = new JsonObject
            {
                ["type"] = type,
                ["code"] = code,
                ["message"] = message,
                ["param"] = null,
                ["event_id"] = null,
            },
        };
        // While nothing goes on, while the user speaks, and between two deltas of the answer.
        JsonNode[] steps =
        [
            Send(error),
            Send("""{"type":"input_audio_buffer.speech_started","audio_start_ms":100,"item_id":"item_U"}"""),
            Send(error),
            Send("""{"type":"input_audio_buffer.speech_stopped","audio_end_ms":1900,"item_id":"item_U"}"""),
            Send("""{"type":"input_audio_buffer.committed","previous_item_id":null,"item_id":"item_U"}"""),
            Send("""{"type":"response.created","response":{"id":"resp_A","status":"in_progress","output":[]}}"""),
            Send($$"""{"type":"response.output_audio_transcript.delta",{{Place}},"delta":"Never"}"""),
            Send($$"""{"type":"response.output_audio.delta",{{Place}},"delta":"~100"}"""),
            Send(error),
            Send($$"""{"type":"response.output_audio_transcript.delta",{{Place}},"delta":" mind."}"""),
            Send($$"""{"type":"response.output_audio.delta",{{Place}},"delta":"~100"}"""),
            Send($$"""{"type":"response.output_audio.done",{{Place}}}"""),
            Send($$"""{"type":"response.output_audio_transcript.done",{{Place}},"transcript":"Never mind."}"""),
            Send("""{"type":"response.done","response":{"id":"resp_A","status":"completed","output":[]}}"""),
        ];
        JsonNode head = JsonNode.Parse("""{"server":"openai","expect":{"turns":1}}""")!;

        ReplayedConversation replay = await ReplayedConversation.PlayAsync(
            new RecordedStream(code ?? message, head, steps),
            isPaced: false,
            BargeInMode.Immediate
        );

        Assert.Equal(["assistant item_A: Never mind."], replay.Captions);
        Assert.Equal(["item_A completed 200"], replay.Utterances);
        Assert.Single(replay.Turns);
        // The same notice isn't repeated within a short time.
        Assert.Equal(notice is null ? [] : [notice], replay.Notices.Distinct());
    }

    private static JsonObject Send(string json) => Send(JsonNode.Parse(json)!);

    private static JsonObject Send(JsonNode message) => new() { ["send"] = message.DeepClone() };
}
