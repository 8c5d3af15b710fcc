using System.Text.Json;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Shapes;

/// <summary>
/// What a JSON value must look like. <see cref="Check"/> gives the first fault, in the words and with the
/// <c>param</c> path of the live service.
/// </summary>
internal abstract class Shape
{
    public abstract string Expected { get; }

    public abstract RealtimeError? Check(JsonElement value, string path);

    protected RealtimeError Mismatch(JsonElement value, string path) =>
        RealtimeError.InvalidType(path, Expected, Describe(value));

    private static string Describe(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "an integer" : "a decimal",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            _ => "null",
        };
}
