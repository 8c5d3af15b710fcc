using System.Text.Json;
using Sidecar.Simulator.Shapes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Responses;

/// <summary>Pairs of short texts that the client gets back with its response.</summary>
internal sealed class MetadataShape(int maxPairs) : Shape
{
    private const int MaxKeyLength = 64;
    private static readonly TextShape Value = new(512);

    public override string Expected => "an object";

    public override RealtimeError? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Mismatch(value, path);
        }

        var pairs = 0;
        foreach (var property in value.EnumerateObject())
        {
            if (++pairs > maxPairs || property.Name.Length > MaxKeyLength)
            {
                return RealtimeError.InvalidValue(
                    path,
                    $"Invalid '{path}': at most {maxPairs} pairs with keys of at most {MaxKeyLength} characters."
                );
            }

            if (Value.Check(property.Value, $"{path}.{property.Name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }
}
