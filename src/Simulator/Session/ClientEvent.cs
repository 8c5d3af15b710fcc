using System.Text.Json;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Session;

/// <summary>A client event, or the reason why a frame isn't one.</summary>
internal sealed class ClientEvent : IDisposable
{
    private const int MaxEventIdLength = 512;

    // Two members of one name would be refused only later, where one of them is read.
    private static readonly JsonDocumentOptions JsonOptions = new() { AllowDuplicateProperties = false };

    private readonly JsonDocument? _document;

    private ClientEvent(JsonDocument? document, RealtimeError? fault)
    {
        _document = document;
        Fault = fault;
    }

    public RealtimeError? Fault { get; private init; }

    public string Type { get; private init; } = "";

    public string? EventId { get; private init; }

    /// <summary>Audio takes no control delay: it streams.</summary>
    public bool IsAudio => Type == "input_audio_buffer.append";

    public static ClientEvent Read(ClientFrame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Binary:
                return new(
                    null,
                    Invalid("invalid_event", "Binary messages are not supported: send events as JSON text.")
                );
            case FrameKind.TooLong:
                return new(
                    null,
                    Invalid("invalid_event", "The event is too long: at most 15 MiB of audio per append.")
                );
            default:
                break;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(frame.Payload, JsonOptions);
        }
        catch (JsonException fault)
        {
            return new(
                null,
                Invalid(
                    "invalid_json",
                    $"The message is not valid JSON (at byte {fault.BytePositionInLine}, line {fault.LineNumber})."
                )
            );
        }

        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new(document, Invalid("invalid_event", "The event must be a JSON object."));
        }

        if (MayHoldHalfCharacters(frame.Payload) && HoldsHalfCharacters(root))
        {
            return new(document, Invalid("invalid_json", "The message holds half a surrogate pair, which isn't text."));
        }

        var eventId = Text(root, "event_id");
        return Text(root, "type") switch
        {
            null => new(document, RealtimeError.MissingParameter("type")) { EventId = eventId },
            _ when eventId?.Length > MaxEventIdLength => new(
                document,
                RealtimeError.InvalidValue("event_id", $"Invalid 'event_id': at most {MaxEventIdLength} characters.")
            ),
            { } type => new(document, null) { Type = type, EventId = eventId },
        };
    }

    /// <summary>A member of the event; undefined when it isn't there.</summary>
    public JsonElement Member(string name) =>
        _document!.RootElement.TryGetProperty(name, out var value) ? value : default;

    public string? Text(string name) => Text(_document!.RootElement, name);

    public void Dispose() => _document?.Dispose();

    private static bool MayHoldHalfCharacters(ReadOnlySpan<byte> json) =>
        json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private static bool HoldsHalfCharacters(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                return json.EnumerateObject()
                    .Any(member => Broken(() => member.Name) || HoldsHalfCharacters(member.Value));
            case JsonValueKind.Array:
                return json.EnumerateArray().Any(HoldsHalfCharacters);
            case JsonValueKind.String:
                return Broken(json.GetString);
            default:
                return false;
        }

        static bool Broken(Func<string?> read)
        {
            try
            {
                read();
                return false;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }
    }

    private static RealtimeError Invalid(string code, string message) => new(message) { Code = code };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
