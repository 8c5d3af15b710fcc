using System.Globalization;
using System.Text.Json;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Shapes;

internal sealed class TextShape(int maxLength = int.MaxValue) : Shape
{
    public override string Expected => "a string";

    public override RealtimeError? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return Mismatch(value, path);
        }

        var length = value.GetString()!.Length;
        return length <= maxLength
            ? null
            : new RealtimeError(
                $"Invalid '{path}': string too long. Expected a string with maximum length {maxLength}, but got a string with length {length} instead."
            )
            {
                Code = "string_above_max_length",
                Param = path,
            };
    }
}

internal sealed class ChoiceShape(params string[] choices) : Shape
{
    public override string Expected => "one of " + List;

    private string List =>
        choices.Length == 1
            ? $"'{choices[0]}'"
            : string.Join(", ", choices[..^1].Select(choice => $"'{choice}'")) + $", and '{choices[^1]}'";

    public override RealtimeError? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return Mismatch(value, path);
        }

        var text = value.GetString()!;
        return choices.Contains(text, StringComparer.Ordinal)
            ? null
            : RealtimeError.InvalidValue(path, $"Invalid value: '{text}'. Supported values are: {List}.");
    }
}

internal sealed class FlagShape : Shape
{
    public override string Expected => "a boolean";

    public override RealtimeError? Check(JsonElement value, string path) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Mismatch(value, path);
}

internal sealed class NumberShape(double min, double max, bool integer, long multipleOf = 1) : Shape
{
    public override string Expected => integer ? "an integer" : "a decimal";

    public override RealtimeError? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Number || (integer && !value.TryGetInt64(out _)))
        {
            return Mismatch(value, path);
        }

        var number = value.GetDouble();
        var kind = integer ? "integer" : "decimal";
        return number < min ? OutOfRange($"{kind} below minimum value", ">=", min, $"{kind}_below_min_value")
            : number > max ? OutOfRange($"{kind} above maximum value", "<=", max, $"{kind}_above_max_value")
            : integer && (long)number % multipleOf != 0
                ? RealtimeError.InvalidValue(path, $"Invalid '{path}': expected a multiple of {multipleOf}.")
            : null;

        RealtimeError OutOfRange(string fault, string relation, double limit, string code) =>
            new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Invalid '{path}': {fault}. Expected a value {relation} {limit}, but got {number} instead."
                )
            )
            {
                Code = code,
                Param = path,
            };
    }
}

/// <summary>Anything at all: for members that the simulator stores or ignores without looking inside.</summary>
internal sealed class AnyShape : Shape
{
    public override string Expected => "a value";

    public override RealtimeError? Check(JsonElement value, string path) => null;
}
