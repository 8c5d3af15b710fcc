using System.Text.Json;

namespace Sidecar.PublishedSchema;

/// <summary>What a JSON value must look like.</summary>
internal abstract class JsonShape
{
    /// <summary>Adds every fault of the value. A path names members and elements: <c>response.output[].status</c>.</summary>
    public abstract void Check(JsonElement value, string path, List<ShapeFault> faults);

    /// <summary>Whether the value is of the kind that this shape describes, be it faulty inside.</summary>
    public abstract bool Describes(JsonElement value);

    /// <summary>Whether some object is of this shape, whose kind its <c>type</c> then tells.</summary>
    public virtual bool TakesObjects => false;

    protected static void Mismatch(JsonElement value, string path, string expected, List<ShapeFault> faults) =>
        faults.Add(
            new(
                value.ValueKind == JsonValueKind.Null ? FaultKind.Null : FaultKind.Type,
                path,
                $"{expected} expected, but got {Excerpt(value)}"
            )
        );

    protected static string Excerpt(JsonElement value)
    {
        var text = value.ToString();
        return text.Length <= 60 ? $"{value.ValueKind} {text}" : $"{value.ValueKind} {text[..60]}…";
    }
}

/// <summary>A JSON type, maybe with a limit.</summary>
internal sealed class ScalarShape(string name, Predicate<JsonElement> fits, Predicate<JsonElement>? within = null)
    : JsonShape
{
    public override void Check(JsonElement value, string path, List<ShapeFault> faults)
    {
        if (!fits(value))
        {
            Mismatch(value, path, name, faults);
        }
        else if (within?.Invoke(value) == false)
        {
            faults.Add(new(FaultKind.Value, path, $"{Excerpt(value)} is out of the range of {name}"));
        }
    }

    public override bool Describes(JsonElement value) => fits(value);
}

/// <summary>Exactly one text or number.</summary>
internal sealed class LiteralShape(string json) : JsonShape
{
    public string Json => json;

    public override void Check(JsonElement value, string path, List<ShapeFault> faults)
    {
        if (Describes(value))
        {
            return;
        }

        var sameKind = value.ValueKind == (json[0] == '"' ? JsonValueKind.String : JsonValueKind.Number);
        if (sameKind)
        {
            faults.Add(new(FaultKind.Value, path, $"{Excerpt(value)} isn't {json}"));
        }
        else
        {
            Mismatch(value, path, json, faults);
        }
    }

    public override bool Describes(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && string.Equals(value.GetRawText(), json, StringComparison.Ordinal);
}

internal sealed class ListShape(JsonShape element) : JsonShape
{
    public override void Check(JsonElement value, string path, List<ShapeFault> faults)
    {
        if (!Describes(value))
        {
            Mismatch(value, path, "an array", faults);
            return;
        }

        foreach (var item in value.EnumerateArray())
        {
            element.Check(item, path + "[]", faults);
        }
    }

    public override bool Describes(JsonElement value) => value.ValueKind == JsonValueKind.Array;
}

/// <summary>Any members at all, all of one shape where one is given.</summary>
internal sealed class MapShape(JsonShape? member) : JsonShape
{
    public override void Check(JsonElement value, string path, List<ShapeFault> faults)
    {
        if (!Describes(value))
        {
            Mismatch(value, path, "an object", faults);
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            member?.Check(property.Value, path + ".*", faults);
        }
    }

    public override bool Describes(JsonElement value) => value.ValueKind == JsonValueKind.Object;
}
