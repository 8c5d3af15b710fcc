using System.Globalization;
using System.Text.Json;

namespace Sidecar.Simulator.Scripts;

/// <summary>Reads values of an expected kind, and points at the place where something else stands.</summary>
internal static class LocatedJsonReading
{
    /// <summary>The members of an object, none of them twice and all of them known.</summary>
    public static Dictionary<string, LocatedJson> ReadObject(this LocatedJson json, params string[] known)
    {
        if (json.Kind != JsonTokenType.StartObject)
        {
            throw json.Fault($"expected an object, found {Describe(json)}.");
        }

        var members = new Dictionary<string, LocatedJson>(StringComparer.Ordinal);
        foreach (var (name, value) in json.Members)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw value.Fault($"unknown key '{name}'; known here: {string.Join(", ", known)}.");
            }

            if (!members.TryAdd(name, value))
            {
                throw value.Fault($"'{name}' is given twice.");
            }
        }

        return members;
    }

    public static IReadOnlyList<LocatedJson> ReadList(this LocatedJson json) =>
        json.Kind == JsonTokenType.StartArray
            ? json.Elements
            : throw json.Fault($"expected an array, found {Describe(json)}.");

    public static string ReadText(this LocatedJson json) =>
        json.Kind == JsonTokenType.String && json.Text.Trim().Length > 0
            ? json.Text
            : throw json.Fault($"expected a text, found {Describe(json)}.");

    public static string ReadChoice(this LocatedJson json, params string[] choices) =>
        json.Kind == JsonTokenType.String && choices.Contains(json.Text, StringComparer.Ordinal)
            ? json.Text
            : throw json.Fault($"expected one of {string.Join(", ", choices)}, found {Describe(json)}.");

    public static bool ReadFlag(this LocatedJson json) =>
        json.Kind is JsonTokenType.True or JsonTokenType.False
            ? json.Kind == JsonTokenType.True
            : throw json.Fault($"expected true or false, found {Describe(json)}.");

    public static int ReadWhole(this LocatedJson json, int min, int max) =>
        json.Kind == JsonTokenType.Number && int.TryParse(json.Raw, out var number) && number >= min && number <= max
            ? number
            : throw json.Fault($"expected a whole number from {min} to {max}, found {Describe(json)}.");

    public static double ReadNumber(this LocatedJson json, double min, double max) =>
        json.Kind == JsonTokenType.Number
        && double.TryParse(json.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= min
        && number <= max
            ? number
            : throw json.Fault($"expected a number from {min} to {max}, found {Describe(json)}.");

    public static string Describe(LocatedJson json) =>
        json.Kind switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String when json.Text.Trim().Length == 0 => "an empty text",
            _ => json.Raw,
        };
}
