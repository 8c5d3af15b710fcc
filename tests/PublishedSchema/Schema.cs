using System.Text.Json;

namespace Sidecar.PublishedSchema;

/// <summary>The published event schemas of the Realtime API's GA interface.</summary>
internal static class Schema
{
    private static readonly ShapeReader Document = Load();

    public static IReadOnlyDictionary<string, MembersShape> ClientEvents => Document.ClientEvents;

    public static IReadOnlyDictionary<string, MembersShape> ServerEvents => Document.ServerEvents;

    /// <summary>A value against a named shape of the document.</summary>
    public static IReadOnlyList<ShapeFault> Check(string shape, JsonElement value)
    {
        List<ShapeFault> faults = [];
        Document.Shapes[shape].Check(value, "", faults);
        return faults;
    }

    /// <summary>A message against its event's shape, with no difference allowed.</summary>
    public static (string Type, IReadOnlyList<ShapeFault> Faults) Check(
        IReadOnlyDictionary<string, MembersShape> events,
        ReadOnlyMemory<byte> utf8
    )
    {
        try
        {
            using var message = JsonDocument.Parse(utf8);
            return Check(events, message.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter is a text that holds half a character.
            return ("", [new(FaultKind.Event, "", "no JSON")]);
        }
    }

    /// <inheritdoc cref="Check(IReadOnlyDictionary{string, MembersShape}, ReadOnlyMemory{byte})"/>
    public static (string Type, IReadOnlyList<ShapeFault> Faults) Check(
        IReadOnlyDictionary<string, MembersShape> events,
        JsonElement message
    )
    {
        var type =
            message.ValueKind == JsonValueKind.Object
            && message.TryGetProperty("type", out var given)
            && given.ValueKind == JsonValueKind.String
                ? given.GetString()!
                : "";
        if (!events.TryGetValue(type, out var shape))
        {
            return (type, [new(FaultKind.Event, "", "no event of the schemas")]);
        }

        List<ShapeFault> faults = [];
        shape.Check(message, "", faults);
        return (type, faults.Count == 0 ? [] : faults);
    }

    private static ShapeReader Load()
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream("realtime.shapes")!;
        using var reader = new StreamReader(stream);
        return new ShapeReader(reader.ReadToEnd()).Read();
    }
}
