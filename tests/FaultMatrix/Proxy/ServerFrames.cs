using System.Buffers.Binary;
using System.Text;

namespace Sidecar.FaultMatrix.Proxy;

/// <summary>One WebSocket frame of the server (RFC 6455, section 5.2), header and all.</summary>
internal sealed record ServerFrame(byte[] Bytes, int HeaderBytes)
{
    private const int TypeSearchBytes = 256;

    public bool IsClose => (Bytes[0] & 0x0F) == 8;

    /// <summary>The event's type, where the frame begins a text message that says it early, as the simulator's do.</summary>
    public string? EventType
    {
        get
        {
            if ((Bytes[0] & 0x0F) != 1)
            {
                return null;
            }
            int length = Math.Min(TypeSearchBytes, Bytes.Length - HeaderBytes);
            string start = Encoding.UTF8.GetString(Bytes, HeaderBytes, length);
            const string mark = "\"type\":\"";
            int at = start.IndexOf(mark, StringComparison.Ordinal);
            int end = at < 0 ? -1 : start.IndexOf('"', at + mark.Length);
            return end < 0 ? null : start[(at + mark.Length)..end];
        }
    }
}

/// <summary>Reads what a server sends: the answer to the handshake, then frames.</summary>
internal sealed class ServerFrames(Stream stream)
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    /// <summary>An HTTP head, byte by byte up to its empty line.</summary>
    public static async Task<byte[]> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                throw new EndOfStreamException();
            }
            head.Add(one[0]);
        }
        return [.. head];
    }

    /// <returns>Null at the end of the stream.</returns>
    public async Task<ServerFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] header = new byte[10];
        if (await stream.ReadAtLeastAsync(header.AsMemory(0, 2), 2, throwOnEndOfStream: false, cancellationToken) < 2)
        {
            return null;
        }
        int extra = (header[1] & 0x7F) switch
        {
            126 => 2,
            127 => 8,
            _ => 0,
        };
        await stream.ReadExactlyAsync(header.AsMemory(2, extra), cancellationToken);
        int length = extra switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)),
            8 => checked((int)BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(2))),
            _ => header[1] & 0x7F,
        };
        byte[] frame = new byte[2 + extra + length];
        header.AsSpan(0, 2 + extra).CopyTo(frame);
        await stream.ReadExactlyAsync(frame.AsMemory(2 + extra), cancellationToken);
        return new ServerFrame(frame, 2 + extra);
    }

    private static bool EndsHead(List<byte> head) =>
        head.Count >= EndOfHead.Length && head.TakeLast(EndOfHead.Length).SequenceEqual(EndOfHead);
}
