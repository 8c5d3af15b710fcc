using System.Text.Json;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Shapes;

internal sealed class NullableShape(Shape inner) : Shape
{
    public override string Expected => inner.Expected + " or null";

    public override RealtimeError? Check(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Null ? null : inner.Check(value, path);
}

internal sealed class ListShape(Shape element, int minCount = 0, int maxCount = int.MaxValue) : Shape
{
    public override string Expected => "an array";

    public override RealtimeError? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return Mismatch(value, path);
        }

        var count = value.GetArrayLength();
        if (count < minCount || count > maxCount)
        {
            return RealtimeError.InvalidValue(
                path,
                $"Invalid '{path}': expected an array with {minCount} to {maxCount} elements, but got {count} instead."
            );
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (element.Check(item, $"{path}[{index++}]") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }
}

/// <summary>An object with known members; <paramref name="open"/> ones pass over members they don't know.</summary>
internal sealed class ObjectShape(IReadOnlyDictionary<string, Member> members, bool open = false) : Shape
{
    public override string Expected => "an object";

    public override RealtimeError? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Mismatch(value, path);
        }

        var prefix = path.Length == 0 ? "" : path + ".";
        foreach (var (name, member) in members)
        {
            if (member.Required && !value.TryGetProperty(name, out _))
            {
                return RealtimeError.MissingParameter(prefix + name);
            }
        }

        foreach (var property in value.EnumerateObject())
        {
            var fault =
                members.TryGetValue(property.Name, out var member)
                    ? member.Shape.Check(property.Value, prefix + property.Name)
                : open ? null
                : RealtimeError.UnknownParameter(prefix + property.Name);
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }
}

internal sealed record Member(Shape Shape, bool Required = false);

/// <summary>An object whose <c>type</c> (or other discriminator) says which shape the rest has.</summary>
internal sealed class TaggedShape(string tag, IReadOnlyDictionary<string, Shape> cases) : Shape
{
    private readonly ChoiceShape _tags = new([.. cases.Keys]);

    public override string Expected => "an object";

    public override RealtimeError? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Mismatch(value, path);
        }

        var tagPath = path.Length == 0 ? tag : $"{path}.{tag}";
        return value.TryGetProperty(tag, out var found)
            ? _tags.Check(found, tagPath) ?? cases[found.GetString()!].Check(value, path)
            : RealtimeError.MissingParameter(tagPath);
    }
}

/// <summary>A string of one shape or an object or number of another, such as <c>tool_choice</c>.</summary>
internal sealed class EitherShape(Shape text, Shape other) : Shape
{
    public override string Expected => $"{text.Expected} or {other.Expected}";

    public override RealtimeError? Check(JsonElement value, string path) =>
        value.ValueKind switch
        {
            JsonValueKind.String => text.Check(value, path),
            JsonValueKind.Object or JsonValueKind.Number => other.Check(value, path),
            _ => Mismatch(value, path),
        };
}
