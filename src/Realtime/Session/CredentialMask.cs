using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

/// <summary>
/// Takes the connection's own secrets out of whatever the server says, before anything reads it: a server may repeat them
/// in an error, an id or a malformed message, and all of those are logged or shown somewhere.
/// </summary>
internal sealed class CredentialMask
{
    // A shorter one, such as the "none" that local servers take, might be an ordinary word of the protocol.
    private const int ShortestSecret = 12;

    private readonly (string Text, byte[] Utf8)[] _secrets;

    public CredentialMask(string? credential, IReadOnlyDictionary<string, string> extraHeaders)
    {
        string?[] all = [credential?.Trim(), .. extraHeaders.Values];
        _secrets =
        [
            .. all.OfType<string>()
                .Where(s => s.Length >= ShortestSecret)
                .SelectMany(AsWritten)
                .Distinct(StringComparer.Ordinal)
                .Select(s => (s, Encoding.UTF8.GetBytes(s))),
        ];
    }

    // As servers write them into JSON: some escape the slash, and some everything that could matter in HTML.
    private static IEnumerable<string> AsWritten(string secret) =>
        [secret, secret.Replace("/", "\\/", StringComparison.Ordinal), JsonEncodedText.Encode(secret).ToString()];

    /// <summary>Overwrites them with asterisks, in the receive buffer itself; allocates nothing.</summary>
    public void Hide(ReadOnlyMemory<byte> message)
    {
        foreach (var (_, secret) in _secrets)
        {
            var rest = message;
            int at;
            while ((at = rest.Span.IndexOf(secret)) >= 0)
            {
                // The buffer is the session's own until the message is dealt with.
                MemoryMarshal.AsMemory(rest).Span.Slice(at, secret.Length).Fill((byte)'*');
                rest = rest[(at + secret.Length)..];
            }
        }
    }

    /// <summary>The text without them, and without anything else that looks like a key.</summary>
    public string Hide(string text)
    {
        foreach (var (secret, _) in _secrets)
        {
            text = text.Replace(secret, "<key>", StringComparison.Ordinal);
        }

        return ErrorReader.WithoutKeys(text);
    }
}
