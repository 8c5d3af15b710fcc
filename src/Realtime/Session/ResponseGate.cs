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
    /// <summary>
    /// How long a request waits for the end of a response before it is sent all the same: the message with that end may
    /// have been lost as malformed. A response that does go on costs one refusal, and the request waits again.
    /// </summary>
    private static readonly TimeSpan PatienceWithActive = TimeSpan.FromMinutes(1);

    private const string AlreadyActive = "conversation_already_has_active_response";

    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _timeout;
    private readonly Action<ClientEvent> _send;
    private readonly Action<ServerEvent> _report;
    private readonly bool _tagsRequests;
    private readonly ITimer _timer;
    private readonly OutOfBandResponses _outOfBand = new();

    private Phase _phase;
    private ResponseCreate? _requested;
    private ResponseCreate? _waiting;
    private string? _activeId;
    private string? _endedId;
    private string? _cancelledRequest;
    private long _timerStart;
    private TimeSpan _timerDue;
    private long _coalesced;

    /// <summary>An open gate.</summary>
    /// <param name="timeProvider">Clock of the time-out.</param>
    /// <param name="timeout">The most time between request and <c>response.created</c>.</param>
    /// <param name="send">Queues an event; called under the gate's lock, so it must not call back.</param>
    /// <param name="report">Reports a local event; called without the lock.</param>
    /// <param name="tagsRequests">Whether the server gives the metadata of a request back with its response.</param>
    public ResponseGate(
        TimeProvider timeProvider,
        TimeSpan timeout,
        Action<ClientEvent> send,
        Action<ServerEvent> report,
        bool tagsRequests = true
    )
    {
        _tagsRequests = tagsRequests;
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
        create = _tagsRequests ? ResponseTag.AddTo(create) : create;
        lock (_lock)
        {
            if (create.Configuration?.OutOfBand == true)
            {
                _outOfBand.Add(create.EventId!);
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

    /// <summary>Forgets a request: one that waits is not sent, one that was sent is not waited for, and cancelled should
    /// the server answer it after all.</summary>
    public void Withdraw(string requestId)
    {
        lock (_lock)
        {
            if (IsSame(_waiting?.EventId, requestId))
            {
                _waiting = null;
            }
            else if (_phase == Phase.Requested && IsSame(_requested!.EventId, requestId))
            {
                _cancelledRequest = requestId;
                Open();
            }
        }
    }

    /// <returns>Whether the server began it without having been asked: no request was on its way.</returns>
    public bool OnCreated(ResponseInfo response)
    {
        lock (_lock)
        {
            var clientId = ResponseTag.Of(response);
            if (clientId is not null && _outOfBand.Contains(clientId))
            {
                return false;
            }

            var isUnasked = clientId is null && _phase == Phase.Idle && _requested is null;

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

            return isUnasked;
        }
    }

    public void OnDone(ResponseInfo response)
    {
        lock (_lock)
        {
            var clientId = ResponseTag.Of(response);
            if (clientId is not null && _outOfBand.Remove(clientId))
            {
                return;
            }

            var isEnd = _phase switch
            {
                Phase.Active => IsSame(response.Id, _activeId),
                Phase.Requested => IsSame(clientId, _requested!.EventId) || IsEndOfUnannounced(clientId, response),
                Phase.Blocked => true,
                _ => false,
            };
            if (isEnd)
            {
                _endedId = response.Id;
                Open();
            }
        }
    }

    public void OnError(ErrorInfo error)
    {
        lock (_lock)
        {
            if (error.EventId is not null && _outOfBand.Remove(error.EventId))
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

    // Some servers end responses that they never announced, and give no metadata back. One that is cancelled may be the
    // server's own that the user's speech has stopped; the last one may be said to be done twice.
    private bool IsEndOfUnannounced(string? clientId, ResponseInfo response) =>
        clientId is null
        && response.Status is ResponseStatus.Completed or ResponseStatus.Failed or ResponseStatus.Incomplete
        && !IsSame(response.Id, _endedId);

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
        else if (_phase == Phase.Active)
        {
            StartTimer(PatienceWithActive);
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
        switch (phase)
        {
            case Phase.Requested or Phase.Blocked:
                _activeId = null;
                StartTimer(_timeout);
                break;
            case Phase.Active when _waiting is not null:
                StartTimer(PatienceWithActive);
                break;
            default:
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                break;
        }
    }

    private void StartTimer(TimeSpan due)
    {
        _timerStart = _timeProvider.GetTimestamp();
        _timerDue = due;
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        ResponseStartTimedOut? timedOut = null;
        lock (_lock)
        {
            if (_phase == Phase.Idle || (_phase == Phase.Active && _waiting is null))
            {
                return;
            }

            var left = _timerDue - _timeProvider.GetElapsedTime(_timerStart);
            if (left > TimeSpan.Zero)
            {
                // This tick belongs to an earlier wait, or the timer's clock runs a little ahead.
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

    private static bool IsSame(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
