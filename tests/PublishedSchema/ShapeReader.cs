using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sidecar.PublishedSchema;

/// <summary>Reads the notation that <c>realtime.shapes</c> explains.</summary>
internal sealed partial class ShapeReader
{
    private readonly string[] _tokens;
    private readonly Dictionary<string, JsonShape> _shapes = new(StringComparer.Ordinal);
    private readonly List<NamedShape> _named = [];
    private int _at;

    public ShapeReader(string document) =>
        _tokens = [
            .. document
                .Split('\n')
                .Where(line => !line.StartsWith('#'))
                .SelectMany(line => Token().Matches(line).Select(match => match.Value)),
        ];

    public IReadOnlyDictionary<string, JsonShape> Shapes => _shapes;

    public Dictionary<string, MembersShape> ClientEvents { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MembersShape> ServerEvents { get; } = new(StringComparer.Ordinal);

    public ShapeReader Read()
    {
        while (_at < _tokens.Length)
        {
            var token = Next();
            switch (token)
            {
                case ">":
                    ReadEvent(ClientEvents, new ScalarShape("text(512)", IsText, AtMost(512)), eventIdRequired: false);
                    break;
                case "<":
                    ReadEvent(ServerEvents, new ScalarShape("text", IsText), eventIdRequired: true);
                    break;
                case "<-":
                    ReadEvent(ServerEvents, eventId: null, eventIdRequired: false);
                    break;
                default:
                    Take("=");
                    _shapes.Add(token, ReadShape());
                    break;
            }
        }

        var undefined = _named.Find(named => !named.IsDefined);
        return undefined is null ? this : throw new FormatException($"{undefined.Name} is defined nowhere.");
    }

    private void ReadEvent(Dictionary<string, MembersShape> events, JsonShape? eventId, bool eventIdRequired)
    {
        var type = Next();
        Take("{");
        var members = ReadMembers();
        members.Add("type", (new LiteralShape($"\"{type}\""), true));
        if (eventId is not null)
        {
            members.Add("event_id", (eventId, eventIdRequired));
        }

        events.Add(type, new MembersShape(members));
    }

    private JsonShape ReadShape()
    {
        List<JsonShape> choices = [];
        do
        {
            choices.Add(ReadChoice());
        } while (TryTake("|"));
        return choices.Count == 1 ? choices[0] : new EitherShape(choices);
    }

    private JsonShape ReadChoice()
    {
        var token = Next();
        switch (token)
        {
            case "{":
                return new MembersShape(ReadMembers());
            case "[":
                var element = ReadShape();
                Take("]");
                return new ListShape(element);
            case "null":
                return new ScalarShape("null", value => value.ValueKind == JsonValueKind.Null);
            case "flag":
                return new ScalarShape("flag", v => v.ValueKind is JsonValueKind.True or JsonValueKind.False);
            case "text":
                return TryTake("(") ? LimitedText() : new ScalarShape("text", IsText);
            case "int":
                return Number(token, v => v.ValueKind == JsonValueKind.Number && v.TryGetInt64(out _));
            case "number":
                return Number(token, v => v.ValueKind == JsonValueKind.Number);
            case "object":
                return new MapShape(TryTake("(") ? Closed(ReadShape()) : null);
            default:
                if (token[0] == '\'' || char.IsAsciiDigit(token[0]))
                {
                    return new LiteralShape(token.Replace('\'', '"'));
                }

                NamedShape named = new(token, _shapes);
                _named.Add(named);
                return named;
        }
    }

    private Dictionary<string, (JsonShape Shape, bool Required)> ReadMembers()
    {
        Dictionary<string, (JsonShape, bool)> members = new(StringComparer.Ordinal);
        while (!TryTake("}"))
        {
            var name = Next();
            var optional = TryTake("?");
            Take(":");
            members.Add(name, (ReadShape(), !optional));
            TryTake(",");
        }

        return members;
    }

    private ScalarShape LimitedText()
    {
        var length = int.Parse(Next(), CultureInfo.InvariantCulture);
        Take(")");
        return new ScalarShape($"text({length})", IsText, AtMost(length));
    }

    private ScalarShape Number(string name, Predicate<JsonElement> fits)
    {
        if (!TryTake("("))
        {
            return new ScalarShape(name, fits);
        }

        var range = Next().Split("..");
        Take(")");
        var min = double.Parse(range[0], CultureInfo.InvariantCulture);
        var max = range[1].Length == 0 ? double.MaxValue : double.Parse(range[1], CultureInfo.InvariantCulture);
        return new ScalarShape($"{name}({min}..{max})", fits, v => v.GetDouble() >= min && v.GetDouble() <= max);
    }

    private JsonShape Closed(JsonShape shape)
    {
        Take(")");
        return shape;
    }

    private string Next() =>
        _at < _tokens.Length ? _tokens[_at++] : throw new FormatException("The shapes end in the middle of one.");

    private bool TryTake(string token)
    {
        var found = _at < _tokens.Length && string.Equals(_tokens[_at], token, StringComparison.Ordinal);
        _at += found ? 1 : 0;
        return found;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
        {
            var place = string.Join(' ', _tokens[Math.Max(0, _at - 5)..Math.Min(_tokens.Length, _at + 1)]);
            throw new FormatException($"'{token}' is expected at the end of: {place}");
        }
    }

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static Predicate<JsonElement> AtMost(int length) => value => value.GetString()!.Length <= length;

    [GeneratedRegex(@"'[^']*'|<-|\d[\d.]*|[A-Za-z_][\w.]*|\S", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
