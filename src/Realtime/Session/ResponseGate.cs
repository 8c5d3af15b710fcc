using System.Collections.Frozen;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Session;

/// <summary>
/// At most one response of the conversation in flight. The gate closes when a <c>response.create</c> is sent, or when
/// the server begins a response by itself; it opens at the matching <c>response.done</c>, at a matching error, or when
/// nothing is heard of the response in time. Requests made meanwhile wait, the last one standing for all. Out-of-band
/// responses pass.
/// <code>
///             create sent                response.created
///   Idle ───────────────────▶ Requested ─────────────────▶ Active
///    ▲  ◀── error, time-out ──┘   │ "already active"          │
///    │                            ▼                           │
///    ├──── any done, time-out ── Blocked ── response.created ▶│
///    └──────────────────── its response.done ─────────────────┘
/// </code>
/// </summary>
internal sealed class ResponseGate : IDisposable
{
    /// <summary>The metadata key by which the gate knows its own responses again.</summary>
    public const string MetadataKey = "client_event_id";

    private const string AlreadyActive = "conversation_already_has_active_response";
    private const int MaxOutOfBand = 64;
    private const int MaxMetadataPairs = 16;

    private static readonly FrozenDictionary<string, string> NoMetadata = FrozenDictionary<string, string>.Empty;

    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _timeout;
    private readonly Action<ClientEvent> _send;
    private readonly Action<ServerEvent> _report;
    private readonly ITimer _timer;
    private readonly Queue<string> _outOfBand = new();

    private Phase _phase;
    private ResponseCreate? _requested;
    private ResponseCreate? _waiting;
    private string? _activeId;
    private string? _cancelledRequest;
    private long _waitingSince;
    private long _coalesced;

    /// <summary>An open gate.</summary>
    /// <param name="timeProvider">Clock of the time-out.</param>
    /// <param name="timeout">The most time between request and <c>response.created</c>.</param>
    /// <param name="send">Queues an event; called under the gate's lock, so it must not call back.</param>
    /// <param name="report">Reports a local event; called without the lock.</param>
    public ResponseGate(
        TimeProvider timeProvider,
        TimeSpan timeout,
        Action<ClientEvent> send,
        Action<ServerEvent> report
    )
    {
        _timeProvider = timeProvider;
        _timeout = timeout;
        _send = send;
        _report = report;
        _timer = timeProvider.CreateTimer(
            static gate => ((ResponseGate)gate!).OnTimer(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    private enum Phase
    {
        Idle,
        Requested,
        Active,
        Blocked,
    }

    /// <summary>Requests that became one with a later one.</summary>
    public long Coalesced => Volatile.Read(ref _coalesced);

    /// <summary>Sends a request now or when its time comes.</summary>
    /// <param name="create">Has an event id.</param>
    public void Submit(ResponseCreate create)
    {
        create = Tag(create);
        lock (_lock)
        {
            if (create.Configuration?.OutOfBand == true)
            {
                if (_outOfBand.Count == MaxOutOfBand)
                {
                    _outOfBand.Dequeue();
                }

                _outOfBand.Enqueue(create.EventId!);
                _send(create);
            }
            else if (_phase == Phase.Idle)
            {
                Request(create);
            }
            else
            {
                Wait(create);
            }
        }
    }

    /// <summary>Cancels: what waits is forgotten, what is asked for is cancelled once its id is known, what runs is
    /// cancelled now.</summary>
    public void Submit(ResponseCancel cancel)
    {
        lock (_lock)
        {
            if (cancel.ResponseId is not null)
            {
                _send(cancel);
                return;
            }

            _waiting = null;
            if (_phase == Phase.Requested)
            {
                _cancelledRequest = _requested!.EventId;
            }
            else
            {
                _send(cancel with { ResponseId = _activeId });
            }
        }
    }

    public void OnCreated(ResponseInfo response)
    {
        lock (_lock)
        {
            var clientId = ClientIdOf(response);
            if (clientId is not null && _outOfBand.Contains(clientId))
            {
                return;
            }

            var isOurs = _requested is not null && IsSame(clientId, _requested.EventId);
            var wantsCancel =
                _cancelledRequest is not null
                && (
                    clientId is null
                        ? IsSame(_requested?.EventId, _cancelledRequest)
                        : IsSame(clientId, _cancelledRequest)
                );
            if (isOurs)
            {
                // One that can't be told to be ours stays: an error may still say that the server began another first.
                _requested = null;
            }

            SetPhase(Phase.Active);
            _activeId = response.Id;
            if (wantsCancel)
            {
                _cancelledRequest = isOurs ? null : _cancelledRequest;
                _send(new ResponseCancel(response.Id));
            }
        }
    }

    public void OnDone(ResponseInfo response)
    {
        lock (_lock)
        {
            var clientId = ClientIdOf(response);
            if (clientId is not null && RemoveOutOfBand(clientId))
            {
                return;
            }

            var isEnd = _phase switch
            {
                Phase.Active => IsSame(response.Id, _activeId),
                Phase.Requested => IsSame(clientId, _requested!.EventId),
                Phase.Blocked => true,
                _ => false,
            };
            if (isEnd)
            {
                Open();
            }
        }
    }

    public void OnError(ErrorInfo error)
    {
        lock (_lock)
        {
            if (error.EventId is not null && RemoveOutOfBand(error.EventId))
            {
                return;
            }

            if (_requested is not { } requested)
            {
                return;
            }

            var isAttributed = error.EventId is not null && IsSame(error.EventId, requested.EventId);
            if (IsSame(error.Code, AlreadyActive) && (isAttributed || error.EventId is null))
            {
                _requested = null;
                if (IsSame(requested.EventId, _cancelledRequest))
                {
                    _cancelledRequest = null;
                }
                else if (_waiting is null)
                {
                    _waiting = requested;
                }
                else
                {
                    _coalesced++;
                }

                if (_phase == Phase.Requested)
                {
                    SetPhase(Phase.Blocked);
                }
            }
            else if (isAttributed || IsAboutTheRequest(error))
            {
                _requested = null;
                _cancelledRequest = null;
                if (_phase == Phase.Requested)
                {
                    Open();
                }
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private bool IsAboutTheRequest(ErrorInfo error) =>
        _phase == Phase.Requested
        && error.EventId is null
        && error.Param is { } param
        && (IsSame(param, "response") || param.StartsWith("response.", StringComparison.Ordinal));

    private void Request(ResponseCreate create)
    {
        _requested = create;
        SetPhase(Phase.Requested);
        _send(create);
    }

    private void Wait(ResponseCreate create)
    {
        if (_waiting is not null)
        {
            _coalesced++;
        }

        _waiting = create;
    }

    private void Open()
    {
        _requested = null;
        _activeId = null;
        SetPhase(Phase.Idle);
        if (_waiting is { } next)
        {
            _waiting = null;
            Request(next);
        }
    }

    private void SetPhase(Phase phase)
    {
        _phase = phase;
        if (phase is Phase.Requested or Phase.Blocked)
        {
            _activeId = null;
            _waitingSince = _timeProvider.GetTimestamp();
            _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        ResponseStartTimedOut? timedOut = null;
        lock (_lock)
        {
            if (_phase is not (Phase.Requested or Phase.Blocked))
            {
                return;
            }

            var left = _timeout - _timeProvider.GetElapsedTime(_waitingSince);
            if (left > TimeSpan.Zero)
            {
                // The timer was set for an earlier wait, or its clock runs a little ahead.
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            if (_phase == Phase.Requested)
            {
                timedOut = new ResponseStartTimedOut { ClientEventId = _requested!.EventId!, Timeout = _timeout };
            }

            Open();
        }

        if (timedOut is not null)
        {
            _report(timedOut);
        }
    }

    private bool RemoveOutOfBand(string clientId)
    {
        var found = false;
        for (var left = _outOfBand.Count; left > 0; left--)
        {
            var id = _outOfBand.Dequeue();
            if (!found && IsSame(id, clientId))
            {
                found = true;
            }
            else
            {
                _outOfBand.Enqueue(id);
            }
        }

        return found;
    }

    private static bool IsSame(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string? ClientIdOf(ResponseInfo response) => response.Metadata.GetValueOrDefault(MetadataKey);

    private static ResponseCreate Tag(ResponseCreate create)
    {
        var configuration = create.Configuration ?? new ResponseConfiguration();
        var metadata = new Dictionary<string, string>(configuration.Metadata ?? NoMetadata, StringComparer.Ordinal);
        if (metadata.Count >= MaxMetadataPairs)
        {
            return create;
        }

        metadata[MetadataKey] = create.EventId!;
        return create with { Configuration = configuration with { Metadata = metadata } };
    }
}
