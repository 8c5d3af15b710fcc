using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;

namespace Sidecar.Game.Recording;

/// <summary>
/// <c>events.jsonl</c>: every message of the stream, one JSON object a line, with the milliseconds since `Welcome`.
/// A line is written whole, so that the file is valid whenever the game ends.
/// </summary>
internal sealed class EventLog : IDisposable
{
    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _json;
    private readonly Stream _file;

    public EventLog(Stream file)
    {
        _file = file;
        _json = new Utf8JsonWriter(
            _line,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }

    public void Sent(double ms, IMessage message) => Write(ms, "sent", message);

    public void Received(double ms, IMessage message) => Write(ms, "received", message);

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private void Write(double ms, string direction, IMessage message)
    {
        var body = message.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(message);
        _line.SetLength(0);
        _json.Reset(_line);
        _json.WriteStartObject();
        _json.WriteNumber("ms", Math.Round(ms, 3));
        _json.WriteString("direction", direction);
        _json.WriteString("message", body?.Name ?? "unknown");
        if (body?.Accessor.GetValue(message) is IMessage content)
        {
            MessageJson.WriteFields(_json, content);
        }

        _json.WriteEndObject();
        _json.Flush();
        _line.WriteByte((byte)'\n');
        _line.WriteTo(_file);
    }
}
