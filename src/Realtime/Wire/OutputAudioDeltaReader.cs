using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Formats;

namespace Sidecar.Realtime.Wire;

/// <summary>
/// The hot path: from the UTF-8 of a <c>response.output_audio.delta</c> to pooled PCM, with no string and no array on
/// the way. JSON may escape base64 (<c>\/</c>, <c>\u002B</c>), so an escaped text is unescaped in place first.
/// </summary>
internal sealed class OutputAudioDeltaReader(OutputAudioDeltaPool pool, OutputAudioConverter? converter = null)
{
    private readonly Utf8StringCache _ids = new();

    /// <summary>Reads one message.</summary>
    /// <returns>An <see cref="OutputAudioDelta"/>, or a <see cref="MalformedMessage"/>.</returns>
    /// <exception cref="JsonException">No valid JSON.</exception>
    public ServerEvent Read(
        ReadOnlySpan<byte> utf8,
        JsonReaderOptions options,
        SampleCarry carry,
        long arrivalTimestamp
    )
    {
        var responseId = "";
        var itemId = "";
        var outputIndex = 0;
        var contentIndex = 0;
        var hasAudio = false;
        ReadOnlySpan<byte> base64 = default;
        long base64Position = 0;
        byte[]? unescaped = null;

        try
        {
            var reader = new Utf8JsonReader(utf8, options);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("delta"u8))
                {
                    reader.Read();
                    hasAudio = reader.TokenType == JsonTokenType.String;
                    if (!hasAudio)
                    {
                        reader.Skip();
                        continue;
                    }

                    base64Position = reader.TokenStartIndex + 1;
                    base64 = reader.ValueSpan;
                    if (reader.ValueIsEscaped)
                    {
                        unescaped ??= ArrayPool<byte>.Shared.Rent(utf8.Length);
                        base64 = unescaped.AsSpan(0, reader.CopyString(unescaped));
                    }
                }
                else if (reader.ValueTextEquals("response_id"u8))
                {
                    responseId = ReadId(ref reader);
                }
                else if (reader.ValueTextEquals("item_id"u8))
                {
                    itemId = ReadId(ref reader);
                }
                else if (reader.ValueTextEquals("output_index"u8))
                {
                    outputIndex = ReadIndex(ref reader);
                }
                else if (reader.ValueTextEquals("content_index"u8))
                {
                    contentIndex = ReadIndex(ref reader);
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            // Reads on to the end, so that anything after the object is noticed.
            reader.Read();

            if (!hasAudio)
            {
                return Malformed(utf8, "an audio delta without text in 'delta'", null);
            }

            var delta = pool.Rent();
            var capacity = Base64.GetMaxDecodedFromUtf8Length(base64.Length) + 1;
            var buffer = converter is null ? delta.Prepare(capacity) : converter.WireRoom(capacity);
            var status = Decode(buffer, base64, itemId, contentIndex, carry, out var lengthBytes, out var consumed);
            if (status != OperationStatus.Done)
            {
                delta.Release();
                return Malformed(utf8, "an audio delta that is no valid base64", base64Position + consumed);
            }

            if (lengthBytes % 2 != 0 && (converter is null || converter.CanBeTorn))
            {
                lengthBytes--;
                carry.Keep(responseId, itemId, contentIndex, buffer[lengthBytes]);
            }

            if (converter is not null)
            {
                var part = new AudioPart(responseId, itemId, outputIndex, contentIndex);
                lengthBytes = converter.Convert(delta, buffer[..lengthBytes], part);
            }

            delta.Complete(lengthBytes, responseId, itemId, outputIndex, contentIndex, arrivalTimestamp);
            return delta;
        }
        finally
        {
            if (unescaped is not null)
            {
                ArrayPool<byte>.Shared.Return(unescaped);
            }
        }
    }

    private static OperationStatus Decode(
        Span<byte> buffer,
        ReadOnlySpan<byte> base64,
        string itemId,
        int contentIndex,
        SampleCarry carry,
        out int lengthBytes,
        out int consumed
    )
    {
        var offset = 0;
        if (carry.TryTake(itemId, contentIndex, out var half))
        {
            buffer[0] = half;
            offset = 1;
        }

        var status = Base64.DecodeFromUtf8(base64, buffer[offset..], out consumed, out var decoded);
        lengthBytes = offset + decoded;
        return status;
    }

    private static MalformedMessage Malformed(ReadOnlySpan<byte> utf8, string reason, long? position) =>
        new()
        {
            Reason = reason,
            BytePosition = position,
            MessageBytes = utf8.Length,
        };

    private string ReadId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return "";
        }

        return reader.ValueIsEscaped ? reader.GetString()! : _ids.Get(reader.ValueSpan);
    }

    private static int ReadIndex(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt32(out var index) ? index : 0;
        }

        reader.Skip();
        return 0;
    }
}
