using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Faults;

/// <summary>The server's faults: those that wait for a session, and what has struck. Thread-safe.</summary>
internal sealed class FaultBoard(TimeProvider time, ILogger logger)
{
    private const int MaxWaiting = 1000;
    private const int MaxHistory = 100;

    private readonly Lock _lock = new();
    private readonly List<FaultTicket> _waiting = [];
    private readonly Dictionary<FaultTicket, int> _refusals = [];
    private readonly Dictionary<string, OpenSession> _sessions = new(StringComparer.Ordinal);
    private readonly Queue<JsonObject> _history = new();
    private int _lastId;

    /// <summary>Gives faults to the sessions they are meant for; the tickets in order, or null when too many wait.</summary>
    public IReadOnlyList<FaultTicket>? Add(IReadOnlyCollection<SimulatorFault> faults)
    {
        lock (_lock)
        {
            if (_waiting.Count + faults.Count > MaxWaiting)
            {
                return null;
            }

            FaultTicket[] tickets = [.. faults.Select(fault => new FaultTicket($"fault_{++_lastId}", fault))];
            _waiting.AddRange(tickets.Where(ticket => ticket.Fault.Target != FaultTarget.Current));
            FaultTicket[] current =
            [
                .. tickets.Where(ticket =>
                    ticket.Fault.Target != FaultTarget.Next && ticket.Fault.Action is not RefuseAction
                ),
            ];
            foreach (var session in _sessions.Values)
            {
                session.Post(armed => armed.Arm(current));
            }

            return tickets;
        }
    }

    /// <summary>The refusal that the next handshake gets.</summary>
    public RefuseAction? Refusal()
    {
        lock (_lock)
        {
            if (_waiting.Find(ticket => ticket.Fault.Action is RefuseAction) is not { } ticket)
            {
                return null;
            }

            var struck = _refusals[ticket] = _refusals.GetValueOrDefault(ticket) + 1;
            if (struck == ticket.Fault.Times)
            {
                _waiting.Remove(ticket);
                _refusals.Remove(ticket);
            }

            Remember(ticket, sessionId: null);
            return (RefuseAction)ticket.Fault.Action;
        }
    }

    /// <summary>A session opens: the faults it takes with it.</summary>
    public IReadOnlyList<FaultTicket> Join(OpenSession session)
    {
        lock (_lock)
        {
            _sessions.Add(session.Id, session);
            FaultTicket[] taken = [.. _waiting.Where(ticket => ticket.Fault.Action is not RefuseAction)];
            _waiting.RemoveAll(ticket =>
                ticket.Fault.Action is not RefuseAction && ticket.Fault.Target == FaultTarget.Next
            );
            return taken;
        }
    }

    public void Leave(string sessionId)
    {
        lock (_lock)
        {
            _sessions.Remove(sessionId);
        }
    }

    /// <summary>Nothing goes wrong any more: what waits is forgotten, what lasts is lifted.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _waiting.Clear();
            _refusals.Clear();
            foreach (var session in _sessions.Values)
            {
                session.Post(faults => faults.Disarm());
            }
        }
    }

    public void Struck(FaultTicket ticket, string sessionId)
    {
        lock (_lock)
        {
            Remember(ticket, sessionId);
        }
    }

    public (JsonArray Sessions, JsonArray Waiting, JsonArray Struck) Status()
    {
        lock (_lock)
        {
            return (
                new JsonArray([
                    .. _sessions.Values.Select(session => new JsonObject
                    {
                        ["id"] = session.Id,
                        ["model"] = session.Model,
                        ["open_ms"] = (long)(time.GetUtcNow() - session.OpenedAt).TotalMilliseconds,
                        ["user_turns"] = session.UserTurns(),
                    }),
                ]),
                new JsonArray([.. _waiting.Select(Describe)]),
                new JsonArray([.. _history.Select(entry => entry.DeepClone())])
            );
        }
    }

    public IReadOnlyList<OpenSession> Sessions()
    {
        lock (_lock)
        {
            return [.. _sessions.Values];
        }
    }

    public static JsonObject Describe(FaultTicket ticket) =>
        new()
        {
            ["id"] = ticket.Id,
            ["fault"] = ticket.Fault.Kind,
            ["session"] =
                ticket.Fault.Action is RefuseAction ? null : ticket.Fault.Target.ToString().ToLowerInvariant(),
        };

    private void Remember(FaultTicket ticket, string? sessionId)
    {
        FaultLog.Struck(logger, ticket.Fault.Kind, sessionId ?? "the next handshake");
        if (_history.Count == MaxHistory)
        {
            _history.Dequeue();
        }

        _history.Enqueue(
            new()
            {
                ["id"] = ticket.Id,
                ["fault"] = ticket.Fault.Kind,
                ["session"] = sessionId,
                ["at"] = time.GetUtcNow().ToString("O"),
            }
        );
    }
}

/// <summary>An open session as the board knows it.</summary>
/// <param name="Post">Brings an action onto the session's loop; from any thread.</param>
/// <param name="UserTurns">From any thread.</param>
/// <param name="ReadItemsAsync">The items of its conversation, or null when it has just ended; from any thread.</param>
internal sealed record OpenSession(
    string Id,
    string? Model,
    DateTimeOffset OpenedAt,
    Func<int> UserTurns,
    Action<Action<SessionFaults>> Post,
    Func<Task<IReadOnlyList<SimulatedItem>?>> ReadItemsAsync
);
