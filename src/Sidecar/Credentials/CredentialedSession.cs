using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Credentials;

/// <summary>
/// A session whose start gets a credential first, and when the provider refuses it, another one, once. The attempt that
/// was refused is not seen from outside: <see cref="SessionRelay"/> holds its end back. Once open it is the inner session.
/// </summary>
internal sealed class CredentialedSession : IRealtimeSession
{
    private readonly RealtimeSessionOptions _options;
    private readonly IRealtimeSessionFactory _factory;
    private readonly ICredentialSource _source;
    private readonly SessionRelay _relay;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly Lock _gate = new();
    private readonly List<ClientEvent> _early = [];
    private volatile IRealtimeSession? _inner;
    private Credential _credential = Credential.None;
    private bool _isStarting;
    private bool _isOpen;
    private bool _isClosed;

    public CredentialedSession(
        RealtimeSessionOptions options,
        IRealtimeSessionFactory factory,
        ICredentialSource source,
        TimeProvider time
    )
    {
        _options = options;
        _factory = factory;
        _source = source;
        _relay = new SessionRelay(time, () => _source.Refused(_credential));
    }

    public RealtimeCapabilities Capabilities => _inner?.Capabilities ?? _options.Capabilities;

    public IObservable<ServerEvent> Events => _relay.Events;

    public RealtimeSessionStatistics Statistics => _inner?.Statistics ?? RealtimeSessionStatistics.Zero;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isStarting)
            {
                throw new InvalidOperationException("This session has been started before.");
            }
            _isStarting = true;
        }
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            _lifetime.Token
        );
        try
        {
            await StartAsync(isRetry: false, stop.Token);
        }
        catch (RealtimeSessionException fault)
        {
            _relay.Fail(fault.Failure.Message);
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            const string closed = "The session was closed while it was starting.";
            _relay.Fail(closed);
            throw Failed(RealtimeFailureKind.Closed, closed, "Open a new one.");
        }
        catch (Exception fault)
        {
            _relay.Fail(fault is OperationCanceledException ? "The start was cancelled." : fault.Message);
            throw;
        }
    }

    public bool AppendAudio(ReadOnlySpan<byte> pcm) => _inner?.AppendAudio(pcm) ?? false;

    public void Send(ClientEvent clientEvent)
    {
        ArgumentNullException.ThrowIfNull(clientEvent);
        lock (_gate)
        {
            // What is sent before the session is open goes out once it is, through whichever attempt succeeds.
            if (!_isOpen && !_isClosed && _early.Count < _options.ControlQueueEvents)
            {
                _early.Add(clientEvent);
            }
            _inner?.Send(clientEvent);
        }
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        if (_inner is { } inner)
        {
            await inner.CloseAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_inner is { } inner)
        {
            await inner.DisposeAsync();
        }
        _relay.Dispose();
        _lifetime.Dispose();
    }

    /// <summary>No further attempt begins after this.</summary>
    private async Task StopAsync()
    {
        bool wasClosed;
        lock (_gate)
        {
            wasClosed = _isClosed;
            _isClosed = true;
            _early.Clear();
        }
        if (!wasClosed)
        {
            await _lifetime.CancelAsync();
        }
        if (_inner is null)
        {
            _relay.CloseUnstarted();
        }
    }

    private async Task StartAsync(bool isRetry, CancellationToken cancellationToken)
    {
        _credential = await _source.GetAsync(cancellationToken);
        IRealtimeSession inner = Open();
        try
        {
            await inner.StartAsync(cancellationToken);
            lock (_gate)
            {
                _isOpen = true;
                _early.Clear();
            }
            _relay.Open();
            return;
        }
        catch (RealtimeSessionException fault) when (CredentialRefusal.Is(fault.Failure))
        {
            if (isRetry || cancellationToken.IsCancellationRequested || !_source.Refused(_credential))
            {
                throw new RealtimeSessionException(
                    fault.Failure with
                    {
                        Remedy = _source.Remedy ?? fault.Failure.Remedy,
                    },
                    fault
                );
            }
        }
        _relay.Detach();
        lock (_gate)
        {
            _inner = null;
        }
        await inner.DisposeAsync();
        await StartAsync(isRetry: true, cancellationToken);
    }

    private IRealtimeSession Open()
    {
        Credential credential = _credential;
        lock (_gate)
        {
            if (_isClosed)
            {
                throw new OperationCanceledException(_lifetime.Token);
            }
            try
            {
                IRealtimeSession inner = _factory.Create(
                    _options with
                    {
                        Credential = credential.Value is null ? null : _ => new(credential.Value),
                        Model = credential.Model ?? _options.Model,
                    }
                );
                _relay.Attach(inner.Events);
                foreach (ClientEvent early in _early)
                {
                    inner.Send(early);
                }
                _inner = inner;
                return inner;
            }
            catch (ArgumentException fault)
            {
                throw Failed(RealtimeFailureKind.BadRequest, fault.Message, "Check Provider:Endpoint.", fault);
            }
        }
    }

    private static RealtimeSessionException Failed(
        RealtimeFailureKind kind,
        string message,
        string remedy,
        Exception? cause = null
    ) =>
        new(
            new RealtimeFailure
            {
                Kind = kind,
                Message = message,
                Remedy = remedy,
            },
            cause
        );
}
