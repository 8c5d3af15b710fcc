using Microsoft.Extensions.Logging;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Dialects;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Scripts;
using Sidecar.Simulator.Timing;
using Sidecar.Simulator.Voices;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Session;

/// <summary>What the parts of one session share. Everything here belongs to the session's loop.</summary>
internal sealed record SessionContext
{
    public required SimulatorOptions Options { get; init; }

    public required WireIds Ids { get; init; }

    public required SessionEvents Events { get; init; }

    public required Dialect Dialect { get; init; }

    public required SessionFaults Faults { get; init; }

    /// <summary>Shared with all sessions of the server.</summary>
    public required TokenBudget Budget { get; init; }

    public required Agenda Agenda { get; init; }

    public required SessionConfig Config { get; init; }

    public required ConversationLog Conversation { get; init; }

    public required ScriptPlayer Script { get; init; }

    public required IVoice Voice { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Brings an action onto the session's loop once a task has ended, however it ended.</summary>
    public required Action<Task, Action> WhenDone { get; init; }

    public SimulatorTiming Timing => Options.Timing;
}
