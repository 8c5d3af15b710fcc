using Microsoft.Extensions.Logging;
using Sidecar.Protocol;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Formats;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

/// <summary>
/// A session over one WebSocket. Three parties touch it: callers (any thread) put into the outbox, the send loop
/// empties it, the receive thread parses and publishes. It goes Created → Starting → Open → Closing → Ended and never
/// back; <see cref="SessionEnded"/> comes exactly once, by <see cref="End"/>.
/// </summary>
internal sealed partial class RealtimeSession : IRealtimeSession
{
    private readonly RealtimeSessionOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Uri _uri;
    private readonly OutputAudioDeltaPool _deltas = new();
    private readonly SessionCounters _counters = new();
    private readonly GuardedEvents _events;
    private readonly ServerEventParser _parser;
    private readonly WireFormat _inputFormat;
    private readonly InputAudioConverter? _converter;
    private readonly ItemCompletion _completion;
    private readonly Outbox _outbox;
    private readonly ResponseGate _gate;
    private readonly TaskCompletionSource<SessionEnded> _ended = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly CancellationTokenSource _lifetime = new();
    private readonly Lock _stateLock = new();

    private volatile SessionState _state;
    private EndCause? _endCause;
    private SessionConnection? _connection;
    private CredentialMask _mask;
    private Task _sendLoop = Task.CompletedTask;
    private ErrorInfo? _lastError;
    private long _lastEventNumber;

    public RealtimeSession(RealtimeSessionOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _uri = SessionEndpoint.Resolve(options);
        _mask = new CredentialMask(credential: null, options.ExtraHeaders);
        _events = new GuardedEvents(OnObserverFault);
        _inputFormat = WireFormat.OfInput(options);
        var output = WireFormat.OfOutput(options);
        _parser = new ServerEventParser(
            EventNameMap.With(options.Dialect.EventAliases),
            _deltas,
            output.IsNative ? null : new OutputAudioConverter(output, _deltas)
        );
        _converter = _inputFormat.IsNative ? null : new InputAudioConverter(_inputFormat);
        _completion = new ItemCompletion(options.Capabilities.ItemDoneEvents);
        _outbox = new Outbox(options.ControlQueueEvents, AudioQueueBytes(options));
        _gate = new ResponseGate(
            timeProvider,
            options.ResponseStartTimeout,
            Enqueue,
            OnResponseStartTimedOut,
            options.Dialect.ResponseMetadata
        );
    }

    private enum SessionState
    {
        Created,
        Starting,
        Open,
        Closing,
        Ended,
    }

    public RealtimeCapabilities Capabilities => _options.Capabilities;

    public IObservable<ServerEvent> Events => _events;

    /// <summary>Audio deltas that were published and not released yet.</summary>
    internal int UnreleasedDeltas => _deltas.Outstanding;

    public RealtimeSessionStatistics Statistics => _counters.Snapshot(_outbox.Dropped, _gate.Coalesced);

    public bool AppendAudio(ReadOnlySpan<byte> pcm)
    {
        if (pcm.Length % PcmFormat.BytesPerSample != 0)
        {
            throw new ArgumentException($"PCM16 has an even number of bytes; these are {pcm.Length}.", nameof(pcm));
        }

        if (_state != SessionState.Open)
        {
            return false;
        }

        if (!pcm.IsEmpty && _outbox.Append(pcm, _timeProvider.GetTimestamp()))
        {
            Log.DroppingAudio(_logger);
        }

        return true;
    }

    public void Send(ClientEvent clientEvent)
    {
        ArgumentNullException.ThrowIfNull(clientEvent);
        ThrowIfChangingFormat(clientEvent);
        switch (clientEvent)
        {
            case ResponseCreate create:
                create = create with { EventId = create.EventId ?? NextEventId() };
                // Held back, it would fail where nobody could be told: so a fault in it shows here.
                _ = Encode(create);
                _gate.Submit(create);
                break;
            case ResponseWithdraw withdraw:
                _gate.Withdraw(withdraw.RequestId);
                break;
            case ResponseCancel cancel:
                _gate.Submit(cancel);
                break;
            default:
                Enqueue(clientEvent);
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(CancellationToken.None);
        _connection?.Abort();
        await _sendLoop;
        _connection?.Dispose();
        _gate.Dispose();
        _lifetime.Dispose();
    }

    private static int AudioQueueBytes(RealtimeSessionOptions options)
    {
        var bytes = options.AudioQueue.TotalSeconds * PcmFormat.SampleRateHz * PcmFormat.BytesPerSample;
        return Math.Max((int)bytes & ~1, PcmFormat.FrameBytes);
    }

    private string NextEventId() => $"sidecar_{Interlocked.Increment(ref _lastEventNumber)}";

    private ReadOnlyMemory<byte> Encode(ClientEvent clientEvent) =>
        ClientEventEncoder.Encode(
            _inputFormat.IsNative ? clientEvent : ItemAudio.ToWire(clientEvent, _inputFormat),
            _options.Dialect
        );

    private bool IsKnownToServer(ClientEvent clientEvent) =>
        clientEvent switch
        {
            ItemTruncate => Capabilities.Truncate,
            ResponseCancel => Capabilities.Cancel,
            _ => true,
        } && !_options.Dialect.UnknownClientEvents.Contains(ClientEventWriter.TypeOf(clientEvent));

    private void ThrowIfChangingFormat(ClientEvent clientEvent)
    {
        var isChanging = clientEvent switch
        {
            SessionUpdate { Configuration: var update } => IsChange(
                update.InputFormat,
                _options.Configuration?.InputFormat
            ) || IsChange(update.OutputFormat, _options.Configuration?.OutputFormat),
            ResponseCreate { Configuration.OutputFormat: { } format } => IsChange(
                format,
                _options.Configuration?.OutputFormat
            ),
            _ => false,
        };
        if (isChanging)
        {
            throw new ArgumentException(
                "The audio formats of a session are those of its options and can't change.",
                nameof(clientEvent)
            );
        }
    }

    private static bool IsChange(AudioFormat? wanted, AudioFormat? configured) =>
        wanted is not null && wanted != (configured ?? AudioFormat.Pcm24Khz);

    private void Enqueue(ClientEvent clientEvent)
    {
        if (!IsKnownToServer(clientEvent))
        {
            Log.NotSent(_logger, ClientEventWriter.TypeOf(clientEvent));
            return;
        }

        var order = clientEvent switch
        {
            InputAudioCommit => AudioOrder.After,
            InputAudioClear => AudioOrder.Discards,
            _ => AudioOrder.Overtakes,
        };
        if (!_outbox.TryEnqueue(Encode(clientEvent), order))
        {
            Fail(
                SessionEndReason.SendQueueFull,
                $"{_options.ControlQueueEvents} events wait to be sent: the server has stopped reading."
            );
        }
    }

    private void OnResponseStartTimedOut(ServerEvent timedOut)
    {
        Log.ResponseStartTimedOut(_logger, _options.ResponseStartTimeout.TotalMilliseconds);
        _events.Publish(timedOut);
    }

    private void OnObserverFault(Exception exception)
    {
        Interlocked.Increment(ref _counters.ObserverFaults);
        Log.ObserverFault(_logger, exception);
    }

    private sealed record EndCause(SessionEndReason Reason, string Description);
}
