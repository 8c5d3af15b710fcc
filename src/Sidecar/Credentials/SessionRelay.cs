using System.Reactive.Subjects;
using Sidecar.Realtime.Events;

namespace Sidecar.Credentials;

/// <summary>
/// Passes an attempt's events on. While it starts, a refusal of the credential and the end that follows are held back,
/// since another attempt may come; nothing else that such a server says counts. The end comes exactly once, last.
/// </summary>
internal sealed class SessionRelay(TimeProvider time, Func<bool> refused) : IDisposable
{
    // A server that confirms every session and then refuses its secret must not be given secrets for ever.
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);

    private readonly Subject<ServerEvent> _events = new();
    private readonly Lock _order = new();
    private Attempt? _attempt;
    private IDisposable? _subscription;
    private ServerError? _heldError;
    private SessionEnded? _heldEnd;
    private long? _openedAt;
    private bool _isOver;

    public IObservable<ServerEvent> Events => _events;

    /// <summary>From now on the events of this attempt are passed on.</summary>
    public void Attach(IObservable<ServerEvent> events)
    {
        Attempt attempt = new(this);
        lock (_order)
        {
            _attempt = attempt;
        }
        _subscription = events.Subscribe(attempt);
    }

    /// <summary>Forgets an attempt and what was held back of it.</summary>
    public void Detach()
    {
        lock (_order)
        {
            _attempt = null;
            _heldError = null;
            _heldEnd = null;
        }
        _subscription?.Dispose();
    }

    /// <summary>The attempt has succeeded.</summary>
    public void Open()
    {
        lock (_order)
        {
            _openedAt = time.GetTimestamp();
            PassHeld();
        }
    }

    /// <summary>The last attempt has failed.</summary>
    public void Fail(string description)
    {
        lock (_order)
        {
            PassHeld();
            End(new SessionEnded { Reason = SessionEndReason.FailedToStart, Description = description });
        }
    }

    /// <summary>Closed before any attempt.</summary>
    public void CloseUnstarted()
    {
        lock (_order)
        {
            End(
                new SessionEnded
                {
                    Reason = SessionEndReason.ClosedByUs,
                    Description = "Closed by us before it was open.",
                }
            );
        }
    }

    /// <summary>The end has been passed on before.</summary>
    public void Dispose()
    {
        lock (_order)
        {
            _isOver = true;
            _events.Dispose();
        }
        _subscription?.Dispose();
    }

    private void Receive(Attempt from, ServerEvent serverEvent)
    {
        lock (_order)
        {
            if (from != _attempt || _isOver)
            {
                Discard(serverEvent);
            }
            else if (serverEvent is SessionEnded end)
            {
                ReceiveEnd(end);
            }
            else if (_openedAt is not null)
            {
                _events.OnNext(serverEvent);
            }
            else if (serverEvent is ServerError error && CredentialRefusal.Is(error.Error))
            {
                _heldError ??= error;
            }
            else if (_heldError is null)
            {
                _events.OnNext(serverEvent);
            }
            else
            {
                Discard(serverEvent);
            }
        }
    }

    private void ReceiveEnd(SessionEnded end)
    {
        if (_openedAt is not { } openedAt)
        {
            _heldEnd = end;
            return;
        }
        bool isRefused =
            end.Reason == SessionEndReason.ClosedByServer
            && (end.CloseCode == 3000 || (end.LastError is { } error && CredentialRefusal.Is(error)));
        // The next session gets a fresh secret: whether that is refused as well decides if the refusal is final.
        End(
            isRefused && time.GetElapsedTime(openedAt) >= SteadyAfter && refused()
                ? new SessionEnded
                {
                    Reason = end.Reason,
                    CloseCode = end.CloseCode,
                    Description = end.Description,
                }
                : end
        );
    }

    private void PassHeld()
    {
        if (_heldError is not null && !_isOver)
        {
            _events.OnNext(_heldError);
        }
        _heldError = null;
        if (_heldEnd is { } end)
        {
            _heldEnd = null;
            End(end);
        }
    }

    private void End(SessionEnded end)
    {
        if (!_isOver)
        {
            _isOver = true;
            _events.OnNext(end);
            _events.OnCompleted();
        }
    }

    private static void Discard(ServerEvent serverEvent) => (serverEvent as OutputAudioDelta)?.Release();

    private sealed class Attempt(SessionRelay relay) : IObserver<ServerEvent>
    {
        public void OnNext(ServerEvent value) => relay.Receive(this, value);

        // The end was the last event.
        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
