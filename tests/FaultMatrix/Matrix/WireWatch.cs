using System.Text;
using Sidecar.FaultMatrix.Game;
using Sidecar.Simulator;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>Counts what passes between the provider and its clients.</summary>
internal sealed class WireWatch(CellLog log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(WireDirection, string), int> _counts = [];
    private readonly HashSet<string> _sessions = new(StringComparer.Ordinal);

    public int Sessions
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    public int Count(WireDirection direction, string type)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault((direction, type));
        }
    }

    public void Tap(string sessionId, WireDirection direction, ReadOnlyMemory<byte> utf8)
    {
        string type = TypeOf(utf8.Span);
        lock (_gate)
        {
            _sessions.Add(sessionId);
            _counts[(direction, type)] = _counts.GetValueOrDefault((direction, type)) + 1;
        }
        bool isSound =
            type
            is "input_audio_buffer.append"
                or "response.output_audio.delta"
                or "response.output_audio_transcript.delta";
        string detail =
            isSound || direction == WireDirection.ToClient
                ? ""
                : " " + Encoding.UTF8.GetString(utf8.Span[..Math.Min(utf8.Length, 400)]);
        log.Note($"wire: {sessionId[^4..]} {(direction == WireDirection.FromClient ? ">" : "<")} {type}{detail}");
    }

    private static string TypeOf(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> mark = "\"type\":\""u8;
        int at = utf8.IndexOf(mark);
        if (at < 0)
        {
            return "?";
        }
        ReadOnlySpan<byte> rest = utf8[(at + mark.Length)..];
        int end = rest.IndexOf((byte)'"');
        return end < 0 ? "?" : Encoding.UTF8.GetString(rest[..end]);
    }
}
