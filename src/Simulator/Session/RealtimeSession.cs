using System.Collections.Concurrent;
using System.Threading.Channels;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Dialects;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Input;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Scripts;
using Sidecar.Simulator.Timing;
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
    private readonly McpListing _mcp;
    private readonly ITimer _alarm;
    private readonly ConcurrentQueue<Action> _finished = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FaultBoard _board;
    private (ClientEvent Event, long DueTimestamp)? _next;

    public RealtimeSession(
        SessionServices services,
        SessionStart start,
        WireIds ids,
        ChannelReader<ClientFrame> inbox,
        Outbox outbox,
        ISessionLine line
    )
    {
        var options = services.Options;
        _time = services.Time;
        _inbox = inbox;
        _outbox = outbox;
        _board = services.Faults;
        Id = ids.Session();
        var openedAt = _time.GetUtcNow();
        var agenda = new Agenda(_time);
        var dialect = Dialect.Of(options, ids);
        var faults = new SessionFaults(outbox, line, agenda, _board) { SessionId = Id, Expire = Expire };
        var expiresAt = (openedAt + options.SessionDuration).ToUnixTimeSeconds();
        _context = new()
        {
            Options = options,
            Ids = ids,
            Dialect = dialect,
            Faults = faults,
            Budget = services.Budget,
            Events = new(ids, faults, dialect, options.StrictSpec),
            Agenda = agenda,
            Config = new(start.Model, Id, expiresAt, dialect.AnyNames),
            Conversation = new(ids.Conversation()),
            Script = new(options.Script),
            Voice = services.Voice,
            Logger = services.Logger,
            WhenDone = WhenDone,
        };
        faults.UserTurns = () => _context.Conversation.UserTurns;
        if (dialect.Initial is { } initial)
        {
            _context.Config.TryUpdate(initial, assistantAudioPresent: false, responseActive: false);
        }

        if (start.Configuration is { } configuration)
        {
            // It was checked when the secret was made.
            _context.Config.TryUpdate(configuration, assistantAudioPresent: false, responseActive: false);
        }

        _responses = new(_context);
        _mcp = new(_context);
        _handler = new(_context, new TurnTaker(_context, _responses), _responses, new ItemDesk(_context), _mcp);
        _alarm = _time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        faults.Arm(
            _board.Join(
                new(Id, start.Model, openedAt, faults.UserTurns, order => Post(() => order(faults)), ReadItemsAsync)
            )
        );
    }

    public string Id { get; }

    /// <summary>What the client gets when it closes; from any thread.</summary>
    public CloseAnswer CloseAnswer => _context.Faults.CloseAnswer;

    /// <summary>Lives until the client is gone (the inbox ends), the session closes itself, or it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _context.Events.Emit("session.created", ("session", _context.Config.ToJson()));
        _mcp.List(_context.Config.Tools);
        _context.Agenda.Schedule(_context.Options.SessionDuration, Expire);
        _context.Faults.Opened();
        SchedulePing();
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
        _board.Leave(Id);
        _over.TrySetResult();
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

    // The loop reads them, since it changes them; null once it is over.
    private async Task<IReadOnlyList<SimulatedItem>?> ReadItemsAsync()
    {
        var items = new TaskCompletionSource<IReadOnlyList<SimulatedItem>>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        Post(() => items.TrySetResult([.. _context.Conversation.Items.Select(SimulatedItem.Of)]));
        await Task.WhenAny(items.Task, _over.Task);
        return items.Task.IsCompletedSuccessfully ? await items.Task : null;
    }

    private void Post(Action action)
    {
        _finished.Enqueue(action);
        Wake();
    }

    private void SchedulePing()
    {
        if (_context.Dialect.PingInterval is not { } interval)
        {
            return;
        }

        _context.Agenda.Schedule(
            interval,
            () =>
            {
                _context.Events.Emit("ping", ("timestamp", _time.GetUtcNow().ToUnixTimeMilliseconds()));
                SchedulePing();
            }
        );
    }

    // The task is looked at by the action; the continuation itself can't fail.
    private void WhenDone(Task work, Action action) =>
        _ = work.ContinueWith(
            _ => Post(action),
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
