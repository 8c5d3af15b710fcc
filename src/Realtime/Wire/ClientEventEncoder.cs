using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Client events as JSON.</summary>
internal static class ClientEventEncoder
{
    // What is sent is never put into HTML, so text in any script may stay as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole message as UTF-8.</summary>
    /// <param name="clientEvent">What to say.</param>
    /// <param name="dialect">How; null for the GA interface.</param>
    /// <exception cref="ArgumentException">It holds what no client may send.</exception>
    public static ReadOnlyMemory<byte> Encode(ClientEvent clientEvent, RealtimeDialect? dialect = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            ClientEventWriter.Write(json, clientEvent, dialect ?? RealtimeDialect.OpenAI);
        }

        return buffer.WrittenMemory;
    }
}
