using System.Text;
using Sidecar.Simulator;

namespace Sidecar.PublishedSchema;

/// <summary>
/// Every message between a simulator and its clients, checked against the published schemas as it goes by. Keeps what
/// was wrong with it, not the message.
/// </summary>
internal sealed class Transcript
{
    private readonly Lock _gate = new();
    private readonly List<TranscriptEntry> _entries = [];

    public IReadOnlyList<TranscriptEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public void Tap(string sessionId, WireDirection direction, ReadOnlyMemory<byte> utf8)
    {
        var isClient = direction == WireDirection.FromClient;
        var (type, faults) = Schema.Check(isClient ? Schema.ClientEvents : Schema.ServerEvents, utf8);
        var message = faults.Count == 0 ? "" : Encoding.UTF8.GetString(utf8.Span[..Math.Min(utf8.Length, 600)]);
        lock (_gate)
        {
            _entries.Add(new(isClient, type, faults, message));
        }
    }

    /// <summary>What remains of the faults when these differences are allowed.</summary>
    public IReadOnlyList<string> Faults(IReadOnlyList<Leniency> allowed, bool ofClients, bool ofServer) =>
        [
            .. Entries
                .Where(entry => entry.IsClient ? ofClients : ofServer)
                .SelectMany(entry =>
                    entry
                        .Faults.Where(fault => !allowed.Any(leniency => leniency.Covers(entry.Type, fault)))
                        .Select(fault => $"{entry.Type}: {fault}\n  {entry.Message}")
                ),
        ];
}

/// <param name="IsClient">Sent by a client.</param>
/// <param name="Type">The event's type; empty when it has none.</param>
/// <param name="Faults">With no difference allowed.</param>
/// <param name="Message">The beginning of a message with faults.</param>
internal sealed record TranscriptEntry(bool IsClient, string Type, IReadOnlyList<ShapeFault> Faults, string Message);
