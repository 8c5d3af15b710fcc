namespace Sidecar.PublishedSchema;

/// <summary>A difference from the published schemas that recorded traffic of the live service has.</summary>
/// <param name="Kind">In which way it differs.</param>
/// <param name="Path">Where; begins with the member of the event, whatever the event.</param>
/// <param name="Events">The events, or <c>*</c> at the end for all that begin so.</param>
/// <param name="Reason">What was recorded.</param>
internal sealed record Leniency(FaultKind Kind, string Path, string Events, string Reason)
{
    private const string Nulls = "sent as null, where the schemas let it be absent only";

    /// <summary>All of them, as recorded from the live service in July to September 2026.</summary>
    public static IReadOnlyList<Leniency> Recorded { get; } =
    [
        Null("session.audio.input.transcription", "session.*"),
        Null("session.audio.input.transcription.language", "session.*"),
        Null("session.audio.input.transcription.prompt", "session.*"),
        Null("session.audio.input.noise_reduction", "session.*"),
        Null("session.include", "session.*"),
        Null("session.tools[].description", "session.*"),
        Null("response.status_details", "response.*"),
        Null("response.usage", "response.created"),
        Null("response.conversation_id", "response.*"),
        Null("item.content[].transcript", "conversation.item.*"),
        Null("error.param", "conversation.item.input_audio_transcription.failed"),
        Null("event_id", "error"),
        new(FaultKind.Unnamed, "obfuscation", "*.delta", "padding of random length beside a text delta"),
        new(FaultKind.Unnamed, "item.phase", "*", "messages of reasoning models: commentary or final_answer"),
        new(FaultKind.Unnamed, "response.output[].phase", "response.done", "as item.phase"),
        new(
            FaultKind.Unnamed,
            "response.usage.output_token_details.reasoning_tokens",
            "response.done",
            "reasoning models count them apart"
        ),
        new(
            FaultKind.Unnamed,
            "session.parallel_tool_calls",
            "session.*",
            "echoed by reasoning models; the schemas name it in requests only"
        ),
        new(
            FaultKind.Unnamed,
            "response.status_details.error.message",
            "response.done",
            "failed responses carry the text that people read"
        ),
        new(
            FaultKind.Value,
            "response.input[].type",
            "response.create",
            "item_reference is documented for response.create, but isn't in the schemas' union of items"
        ),
    ];

    /// <summary>What Azure's service adds.</summary>
    public static Leniency AzureContent { get; } =
        new(FaultKind.Unnamed, "content", "response.content_part.*", "the part once more, under another name");

    public bool Covers(string eventType, ShapeFault fault) =>
        fault.Kind == Kind && string.Equals(fault.Path, Path, StringComparison.Ordinal) && Names(eventType);

    private bool Names(string eventType) =>
        Events.EndsWith('*') ? eventType.StartsWith(Events[..^1], StringComparison.Ordinal)
        : Events.StartsWith('*') ? eventType.EndsWith(Events[1..], StringComparison.Ordinal)
        : string.Equals(eventType, Events, StringComparison.Ordinal);

    private static Leniency Null(string path, string events) => new(FaultKind.Null, path, events, Nulls);
}
