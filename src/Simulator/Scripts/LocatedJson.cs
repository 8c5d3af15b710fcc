using System.Text;
using System.Text.Json;

namespace Sidecar.Simulator.Scripts;

/// <summary>A JSON value that knows where in its file it stands, so that a fault can be pointed at.</summary>
internal sealed class LocatedJson
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly Source _source;
    private readonly long _offset;

    private LocatedJson(Source source, long offset, string path)
    {
        _source = source;
        _offset = offset;
        Path = path;
    }

    public string Path { get; }

    public JsonTokenType Kind { get; private init; }

    /// <summary>A string's text, or the raw JSON of any other value.</summary>
    public string Text { get; private init; } = "";

    public string Raw { get; private init; } = "";

    public IReadOnlyList<(string Name, LocatedJson Value)> Members { get; private init; } = [];

    public IReadOnlyList<LocatedJson> Elements { get; private init; } = [];

    public static LocatedJson Parse(byte[] utf8, string name)
    {
        var source = new Source(utf8, name);
        try
        {
            var reader = new Utf8JsonReader(utf8, Options);
            reader.Read();
            var root = Read(ref reader, source, "$");
            // Reading on finds whatever stands behind the value.
            reader.Read();
            return root;
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber + 1;
            var column = fault.BytePositionInLine + 1;
            // The reader appends its own position, counted from zero.
            var reason = fault.Message.Split(" LineNumber:")[0];
            throw new SimulatorScriptException($"{name}({line},{column}): not valid JSON: {reason}", fault);
        }
    }

    public SimulatorScriptException Fault(string problem)
    {
        var (line, column) = _source.Locate(_offset);
        return new($"{_source.Name}({line},{column}): {Path}: {problem}");
    }

    private static LocatedJson Read(ref Utf8JsonReader reader, Source source, string path)
    {
        var start = reader.TokenStartIndex;
        var kind = reader.TokenType;
        var text = kind == JsonTokenType.String ? reader.GetString()! : "";
        List<(string, LocatedJson)> members = [];
        List<LocatedJson> elements = [];
        if (kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                members.Add((name, Read(ref reader, source, $"{path}.{name}")));
            }
        }
        else if (kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                elements.Add(Read(ref reader, source, $"{path}[{elements.Count}]"));
            }
        }

        return new(source, start, path)
        {
            Kind = kind,
            Text = text,
            Raw = Encoding.UTF8.GetString(source.Utf8.AsSpan((int)start, (int)(reader.BytesConsumed - start))),
            Members = members,
            Elements = elements,
        };
    }

    private sealed record Source(byte[] Utf8, string Name)
    {
        public (int Line, int Column) Locate(long offset)
        {
            var before = Utf8.AsSpan(0, (int)offset);
            var lineStart = before.LastIndexOf((byte)'\n') + 1;
            return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
        }
    }
}
