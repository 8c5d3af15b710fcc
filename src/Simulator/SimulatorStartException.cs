namespace Sidecar.Simulator;

/// <summary>The simulator could not start; the message says why, for example that its port is taken.</summary>
public sealed class SimulatorStartException : Exception
{
    internal SimulatorStartException(string message, Exception? inner = null)
        : base(message, inner) { }
}
