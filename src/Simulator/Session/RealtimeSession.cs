using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Input;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Scripts;
using Sidecar.Simulator.Timing;
using Sidecar.Simulator.Voices;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Session;

/// <summary>
/// One session. A single loop owns all of its state: it takes client frames, due work and finished tasks in turn, and
/// never waits for the network.
/// </summary>
internal sealed class RealtimeSession : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ChannelReader<ClientFrame> _inbox;
    private readonly Outbox _outbox;
    private readonly SessionContext _context;
    private readonly ClientEventHandler _handler;
    private readonly ResponseDesk _responses;
    private readonly ITimer _alarm;
    private readonly ConcurrentQueue<Action> _finished = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private (ClientEvent Event, long DueTimestamp)? _next;

    public RealtimeSession(
        SimulatorOptions options,
        string? model,
        WireIds ids,
        IVoice voice,
        ChannelReader<ClientFrame> inbox,
        Outbox outbox,
        TimeProvider time,
        ILogger logger
    )
    {
        _time = time;
        _inbox = inbox;
        _outbox = outbox;
        Id = ids.Session();
        var expiresAt = time.GetUtcNow() + options.SessionDuration;
        _context = new()
        {
            Options = options,
            Ids = ids,
            Events = new(ids, outbox, options.StrictSpec),
            Agenda = new(time),
            Config = new(model, Id, expiresAt.ToUnixTimeSeconds()),
            Conversation = new(ids.Conversation()),
            Script = new(options.Script),
            Voice = voice,
            Logger = logger,
            WhenDone = WhenDone,
        };
        _responses = new(_context);
        _handler = new(_context, new TurnTaker(_context, _responses), _responses, new ItemDesk(_context));
        _alarm = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Id { get; }

    /// <summary>Lives until the client is gone (the inbox ends), the session closes itself, or it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _context.Events.Emit("session.created", ("session", _context.Config.ToJson()));
        _context.Agenda.Schedule(_context.Options.SessionDuration, Expire);
        while (!_outbox.Closing)
        {
            while (!_outbox.Closing && TakeOneOfEach())
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (_outbox.Closing || (_next is null && _inbox.Completion.IsCompleted))
            {
                return;
            }

            await WaitAsync(cancellationToken);
        }
    }

    /// <summary>Makes the loop look for work; from any thread.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    public void Dispose()
    {
        _next?.Event.Dispose();
        _alarm.Dispose();
        _responses.Dispose();
    }

    // Each source gets its turn, so that a flood of frames can't starve a response, nor the other way round.
    private bool TakeOneOfEach()
    {
        var worked = _context.Agenda.RunOneDue();
        if (_finished.TryDequeue(out var finished))
        {
            finished();
            worked = true;
        }

        return HandleNextFrame() || worked;
    }

    private bool HandleNextFrame()
    {
        if (_next is null)
        {
            if (!_inbox.TryRead(out var frame))
            {
                return false;
            }

            var received = ClientEvent.Read(frame);
            var delay = received.IsAudio ? TimeSpan.Zero : _context.Timing.ControlDelay;
            _next = (received, frame.ReceivedTimestamp + (long)(delay.TotalSeconds * _time.TimestampFrequency));
        }

        if (_next is not { } next || next.DueTimestamp > _time.GetTimestamp())
        {
            return false;
        }

        _next = null;
        using (next.Event)
        {
            _handler.Handle(next.Event);
        }

        return true;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var due = _context.Agenda.UntilNext();
        if (_next is { } next)
        {
            var untilNext = _time.GetElapsedTime(_time.GetTimestamp(), next.DueTimestamp);
            due = due < untilNext ? due : untilNext;
        }

        if (due is { } wait)
        {
            // Rounded up: a timer that fires a fraction early would only find nothing due.
            _alarm.Change(
                TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds))),
                Timeout.InfiniteTimeSpan
            );
        }

        await _wake.Reader.ReadAsync(cancellationToken);
    }

    // The task is looked at by the action; the continuation itself can't fail.
    private void WhenDone(Task work, Action action) =>
        _ = work.ContinueWith(
            _ =>
            {
                _finished.Enqueue(action);
                Wake();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    private void Expire()
    {
        const string Text = "Your session hit the maximum duration of 60 minutes.";
        _context.Events.Refuse(new(Text) { Code = "session_expired" }, clientEventId: null);
        _context.Events.Close(1001, Text);
    }
}
