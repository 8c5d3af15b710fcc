namespace Sidecar.Simulator;

/// <summary>
/// A conversation script that can't be used. The message names the file, line and column, the JSON path, and what was
/// expected there.
/// </summary>
public sealed class SimulatorScriptException : Exception
{
    internal SimulatorScriptException(string message, Exception? inner = null)
        : base(message, inner) { }
}
