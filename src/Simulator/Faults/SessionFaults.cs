using Sidecar.Simulator.Session;
using Sidecar.Simulator.Timing;

namespace Sidecar.Simulator.Faults;

/// <summary>
/// The faults of one session. Every event passes here on its way to the client. Belongs to the session's loop.
/// </summary>
internal sealed class SessionFaults(Outbox outbox, ISessionLine line, Agenda agenda, FaultBoard board) : ISessionOutbox
{
    private readonly List<ArmedFault> _armed = [];
    private readonly List<OutboxStall> _stalls = [];
    private bool _opened;
    private volatile CloseAnswer _closeAnswer;

    public string SessionId { get; set; } = "";

    /// <summary>User messages in the conversation so far.</summary>
    public Func<int> UserTurns { get; set; } = () => 0;

    /// <summary>Ends the session as its maximum duration does.</summary>
    public Action Expire { get; set; } = () => { };

    /// <summary>From any thread.</summary>
    public CloseAnswer CloseAnswer => _closeAnswer;

    public void Arm(IEnumerable<FaultTicket> tickets)
    {
        foreach (var ticket in tickets)
        {
            var fault = new ArmedFault(ticket);
            _armed.Add(fault);
            if (fault.Trigger.After > TimeSpan.Zero)
            {
                agenda.Schedule(fault.Trigger.After, () => ComeDue(fault));
            }
            else
            {
                ComeDue(fault);
            }
        }
    }

    /// <summary>The session has said hello: now the line may break.</summary>
    public void Opened()
    {
        _opened = true;
        Consider();
    }

    /// <summary>A user message has entered the conversation.</summary>
    public void TurnTaken() => Consider();

    public void Disarm()
    {
        _armed.Clear();
        _closeAnswer = CloseAnswer.Close;
        _stalls.ForEach(stall => stall.Lift());
        _stalls.Clear();
        line.Resume();
    }

    public void Send(string type, byte[] utf8)
    {
        if (_armed.Count == 0)
        {
            outbox.Send(type, utf8);
            return;
        }

        var parcel = new EventParcel(type, utf8);
        foreach (var fault in Open(fault => fault.Action is EventAction && parcel.Fits(fault.Action, fault.Trigger)))
        {
            if (fault.Count())
            {
                parcel.Apply((EventAction)fault.Action);
                Struck(fault);
            }
        }

        if (parcel.Delay > TimeSpan.Zero)
        {
            agenda.Schedule(parcel.Delay, () => Deliver(parcel));
        }
        else
        {
            Deliver(parcel);
        }

        foreach (
            var fault in Open(fault =>
                fault.Action is LineAction
                && fault.Trigger.Event is not null
                && parcel.Fits(fault.Action, fault.Trigger)
            )
        )
        {
            if (fault.Count())
            {
                Strike(fault);
            }
        }
    }

    public void Close(int code, string reason) => outbox.Close(code, reason);

    /// <summary>The faults of this kind that strike what begins now.</summary>
    public IReadOnlyList<T> Take<T>()
        where T : FaultAction
    {
        if (_armed.Count == 0)
        {
            return [];
        }

        var taken = Open(fault => fault.Action is T);
        foreach (var fault in taken)
        {
            Struck(fault);
        }

        return [.. taken.Select(fault => (T)fault.Action)];
    }

    private void Deliver(EventParcel parcel)
    {
        foreach (var message in parcel.Messages)
        {
            outbox.Send(message, parcel.FrameBytes);
        }
    }

    private void ComeDue(ArmedFault fault)
    {
        fault.Due = true;
        Consider();
    }

    private void Consider()
    {
        if (!_opened || _armed.Count == 0)
        {
            return;
        }

        foreach (var fault in Open(fault => fault.Action is LineAction && fault.Trigger.Event is null))
        {
            // Without an event to repeat it at, once is all there can be.
            _armed.Remove(fault);
            Strike(fault);
        }
    }

    private void Strike(ArmedFault fault)
    {
        Struck(fault);
        switch (fault.Action)
        {
            case ExpireAction:
                Expire();
                break;
            case CloseAction close:
                outbox.Close(close.Code, close.Reason);
                break;
            case BreakAction broken:
                outbox.Break(broken.Reset);
                break;
            case StallAction stall:
                _stalls.AddRange(outbox.Stall(stall.Duration) is { } begun ? [begun] : []);
                break;
            case DeafAction deaf:
                line.StopReading(deaf.Duration);
                break;
            case IgnoreCloseAction ignore:
                _closeAnswer = ignore.Answer;
                break;
        }
    }

    private void Struck(ArmedFault fault)
    {
        fault.Strike();
        if (fault.Spent)
        {
            _armed.Remove(fault);
        }

        board.Struck(fault.Ticket, SessionId);
    }

    // A copy: whoever strikes may leave the list.
    private List<ArmedFault> Open(Func<ArmedFault, bool> wanted)
    {
        var turns = UserTurns();
        return [.. _armed.Where(fault => fault.Open(turns) && wanted(fault))];
    }
}
