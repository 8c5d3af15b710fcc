using System.Text.Json;

namespace Sidecar.Realtime.Wire;

/// <summary>Reads JSON as it comes: a field that is missing, null or of another type is empty, not an error.</summary>
internal static class JsonFields
{
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string? TextOrNull(this JsonElement element, string name)
    {
        var value = element.Field(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    public static string Text(this JsonElement element, string name) => element.TextOrNull(name) ?? "";

    public static double? NumberOrNull(this JsonElement element, string name)
    {
        var value = element.Field(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
    }

    public static long? LongOrNull(this JsonElement element, string name)
    {
        var value = element.Field(name);
        if (value.ValueKind != JsonValueKind.Number)
        {
            return null;
        }

        if (value.TryGetInt64(out var whole))
        {
            return whole;
        }

        // A cast from double saturates, and maps NaN to 0.
        return value.TryGetDouble(out var number) ? (long)number : null;
    }

    public static long Long(this JsonElement element, string name) => element.LongOrNull(name) ?? 0;

    public static int? IntOrNull(this JsonElement element, string name) =>
        element.LongOrNull(name) is { } value ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : null;

    public static int Int(this JsonElement element, string name) => element.IntOrNull(name) ?? 0;

    public static DateTimeOffset? UnixTimeOrNull(this JsonElement element, string name) =>
        element.LongOrNull(name) is { } seconds and > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public static IReadOnlyList<T> List<T>(this JsonElement element, string name, Func<JsonElement, T> read)
    {
        var array = element.Field(name);
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() == 0)
        {
            return [];
        }

        var list = new List<T>(array.GetArrayLength());
        foreach (var entry in array.EnumerateArray())
        {
            list.Add(read(entry));
        }

        return list;
    }
}
