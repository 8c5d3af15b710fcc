using System.Text.Json.Nodes;
using Sidecar.Protocol;
using Sidecar.PublishedSchema;
using Sidecar.Simulator;

namespace Sidecar.Tests.Hosting;

/// <summary>What the daemon sent to the simulator: control events as they are, microphone audio counted.</summary>
internal sealed class WireLog
{
    private readonly Lock _gate = new();
    private readonly List<JsonNode> _fromClient = [];
    private long _appendedBytes;

    /// <summary>Samples of microphone audio that arrived.</summary>
    public long AppendedSamples => Interlocked.Read(ref _appendedBytes) / PcmFormat.BytesPerSample;

    /// <summary>Every message both ways, checked against the published schemas.</summary>
    public Transcript Transcript { get; } = new();

    public void Tap(string sessionId, WireDirection direction, ReadOnlyMemory<byte> utf8)
    {
        Transcript.Tap(sessionId, direction, utf8);
        if (direction != WireDirection.FromClient)
        {
            return;
        }
        JsonNode message = JsonNode.Parse(utf8.Span)!;
        if ((string?)message["type"] == "input_audio_buffer.append")
        {
            Interlocked.Add(ref _appendedBytes, Convert.FromBase64String((string)message["audio"]!).Length);
            return;
        }
        lock (_gate)
        {
            _fromClient.Add(message);
        }
    }

    public IReadOnlyList<JsonNode> Events(string type)
    {
        lock (_gate)
        {
            return [.. _fromClient.Where(m => (string?)m["type"] == type)];
        }
    }
}
