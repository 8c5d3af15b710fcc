using Microsoft.Extensions.Logging;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator.Session;

/// <summary>What all sessions of a server share.</summary>
internal sealed record SessionServices(
    SimulatorOptions Options,
    IVoice Voice,
    FaultBoard Faults,
    TokenBudget Budget,
    TimeProvider Time,
    ILogger Logger
);
