namespace Sidecar.Simulator.Faults;

/// <summary>A fault in one session, with its own count of what has passed.</summary>
internal sealed class ArmedFault(FaultTicket ticket)
{
    private int _seen;
    private int? _left = ticket.Fault.Times;

    public FaultTicket Ticket => ticket;

    public FaultAction Action => ticket.Fault.Action;

    public FaultTrigger Trigger => ticket.Fault.Trigger;

    /// <summary>The trigger's time has come.</summary>
    public bool Due { get; set; }

    public bool Spent => _left == 0;

    public bool Open(int userTurns) => Due && !Spent && userTurns >= Trigger.Turn;

    /// <summary>Counts a matching event; true where the fault strikes.</summary>
    public bool Count() => ++_seen >= Trigger.Count;

    public void Strike()
    {
        _left--;
        // An event fault goes on with the next event, a fault of the line waits for as many again.
        _seen = Action is LineAction ? 0 : _seen;
    }
}

/// <summary>A fault that has been ordered, under the id that the control endpoint gave it.</summary>
internal sealed record FaultTicket(string Id, SimulatorFault Fault);
