using System.Text;
using System.Text.Json;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Formats;

namespace Sidecar.Realtime.Wire;

/// <summary>
/// Turns messages of the server into events. Never throws on what a server sends: what makes no sense becomes a
/// <see cref="MalformedMessage"/>. Audio deltas take a path of their own that allocates nothing in steady state.
/// Not thread-safe: belongs to one receive thread.
/// </summary>
internal sealed class ServerEventParser(
    EventNameMap names,
    OutputAudioDeltaPool pool,
    OutputAudioConverter? converter = null
)
{
    private const int MaxTypeBytes = 128;
    private const int MaxDepth = 64;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth };
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    private readonly SampleCarry _carry = new();
    private readonly OutputAudioDeltaReader _deltas = new(pool, converter);

    /// <summary>Half samples dropped so far.</summary>
    public long OddBytesDropped => _carry.Dropped;

    /// <summary>After a message: the last audio of a part that it ended. It goes before the message itself.</summary>
    public OutputAudioDelta? TakeTail() => converter?.TakeTail();

    /// <summary>Reads one message.</summary>
    /// <param name="utf8">A whole message.</param>
    /// <param name="arrivalTimestamp">When it was complete.</param>
    public ServerEvent Parse(ReadOnlyMemory<byte> utf8, long arrivalTimestamp)
    {
        try
        {
            Span<byte> typeBuffer = stackalloc byte[MaxTypeBytes];
            if (!TryFindType(utf8.Span, typeBuffer, out var typeLength, out var problem))
            {
                return Malformed(utf8, problem, null);
            }

            var type = typeBuffer[..typeLength];
            var kind = names.Find(type);
            return kind switch
            {
                ServerEventKind.OutputAudioDelta => _deltas.Read(utf8.Span, ReaderOptions, _carry, arrivalTimestamp),
                ServerEventKind.Unknown => ReadUnknown(utf8, Encoding.UTF8.GetString(type)),
                _ => ReadDocument(utf8, kind, arrivalTimestamp),
            };
        }
        catch (JsonException e)
        {
            var reason = e.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? $"JSON nested deeper than {MaxDepth}"
                : "no valid JSON";
            return Malformed(utf8, reason, Position(utf8.Span, e));
        }
        catch (Exception e) when (e is InvalidOperationException or DecoderFallbackException)
        {
            return Malformed(utf8, "a text that is no valid Unicode", null);
        }
    }

    private static MalformedMessage Malformed(ReadOnlyMemory<byte> utf8, string reason, long? position) =>
        new()
        {
            Reason = reason,
            BytePosition = position,
            MessageBytes = utf8.Length,
        };

    private static bool TryFindType(ReadOnlySpan<byte> utf8, Span<byte> buffer, out int length, out string problem)
    {
        length = 0;
        problem = "";
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            problem = "no JSON object";
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (!isType)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                problem = "'type' is no text";
                return false;
            }

            if (reader.ValueSpan.Length > buffer.Length)
            {
                // Longer than any known name: only its beginning is of interest.
                reader.ValueSpan[..buffer.Length].CopyTo(buffer);
                length = buffer.Length;
            }
            else
            {
                length = reader.CopyString(buffer);
            }

            return true;
        }

        problem = "no 'type'";
        return false;
    }

    private static UnknownServerEvent ReadUnknown(ReadOnlyMemory<byte> utf8, string type)
    {
        using var document = JsonDocument.Parse(utf8, DocumentOptions);
        return new UnknownServerEvent { Type = type, EventId = document.RootElement.TextOrNull("event_id") };
    }

    private ServerEvent ReadDocument(ReadOnlyMemory<byte> utf8, ServerEventKind kind, long arrivalTimestamp)
    {
        using var document = JsonDocument.Parse(utf8, DocumentOptions);
        var serverEvent = ServerEventReader.Read(kind, document.RootElement);
        switch (serverEvent)
        {
            // It could never be seen to end, and would keep every later one waiting.
            case ResponseCreated { Response.Id.Length: 0 }:
                return Malformed(utf8, "a response without an id", null);
            case OutputAudioDone done:
                _carry.EndPart(done.ItemId, done.ContentIndex);
                converter?.EndPart(done.ItemId, done.ContentIndex, arrivalTimestamp);
                break;
            case ResponseDone done:
                _carry.EndResponse(done.Response.Id);
                converter?.EndResponse(done.Response.Id, arrivalTimestamp);
                break;
        }

        return serverEvent;
    }

    private static long? Position(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        if (exception is not { LineNumber: { } line, BytePositionInLine: { } positionInLine })
        {
            return null;
        }

        var start = 0;
        for (; line > 0; line--)
        {
            var end = utf8[start..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            start += end + 1;
        }

        return start + positionInLine;
    }
}
