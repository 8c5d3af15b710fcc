using System.Text.Json;

namespace Sidecar.PublishedSchema;

/// <summary>An object with these members; any other is reported.</summary>
internal sealed class MembersShape(IReadOnlyDictionary<string, (JsonShape Shape, bool Required)> members) : JsonShape
{
    public IReadOnlyDictionary<string, (JsonShape Shape, bool Required)> Members => members;

    public override bool TakesObjects => true;

    public override void Check(JsonElement value, string path, List<ShapeFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Mismatch(value, path, "an object", faults);
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (members.TryGetValue(property.Name, out var known))
            {
                known.Shape.Check(property.Value, inner, faults);
            }
            else
            {
                faults.Add(new(FaultKind.Unnamed, inner, "no such member"));
            }
        }

        foreach (var (name, (_, required)) in members)
        {
            if (required && !value.TryGetProperty(name, out _))
            {
                faults.Add(new(FaultKind.Missing, path.Length == 0 ? name : $"{path}.{name}", "required"));
            }
        }
    }

    /// <summary>An object whose members that tell kinds apart, such as <c>type</c> and <c>role</c>, fit.</summary>
    public override bool Describes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && members.All(member =>
            member.Value.Shape is not LiteralShape literal
            || !value.TryGetProperty(member.Key, out var given)
            || given.ValueKind != JsonValueKind.String
            || literal.Describes(given)
        );
}

/// <summary>Either of several shapes; the faults are those of the one that the value was meant to be.</summary>
internal sealed class EitherShape(IReadOnlyList<JsonShape> choices) : JsonShape
{
    public override bool TakesObjects => choices.Any(choice => choice.TakesObjects);

    public override void Check(JsonElement value, string path, List<ShapeFault> faults)
    {
        List<ShapeFault>? fewest = null;
        foreach (var choice in choices)
        {
            if (!choice.Describes(value))
            {
                continue;
            }

            List<ShapeFault> found = [];
            choice.Check(value, path, found);
            if (found.Count == 0)
            {
                return;
            }

            fewest = fewest is null || found.Count < fewest.Count ? found : fewest;
        }

        if (fewest is not null)
        {
            faults.AddRange(fewest);
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            faults.Add(new(FaultKind.Null, path, "null isn't among the choices"));
        }
        else if (value.ValueKind == JsonValueKind.Object && TakesObjects)
        {
            faults.Add(new(FaultKind.Value, path + ".type", $"none of the choices: {Excerpt(value)}"));
        }
        else
        {
            var literals = value.ValueKind == JsonValueKind.String && choices.Any(choice => choice is LiteralShape);
            faults.Add(
                new(literals ? FaultKind.Value : FaultKind.Type, path, $"none of the choices: {Excerpt(value)}")
            );
        }
    }

    public override bool Describes(JsonElement value) => choices.Any(choice => choice.Describes(value));
}

/// <summary>A shape that has a name, which may be defined later in the document.</summary>
internal sealed class NamedShape(string name, IReadOnlyDictionary<string, JsonShape> shapes) : JsonShape
{
    public string Name => name;

    public override bool TakesObjects => shapes[name].TakesObjects;

    public bool IsDefined => shapes.ContainsKey(name);

    public override void Check(JsonElement value, string path, List<ShapeFault> faults) =>
        shapes[name].Check(value, path, faults);

    public override bool Describes(JsonElement value) => shapes[name].Describes(value);
}
