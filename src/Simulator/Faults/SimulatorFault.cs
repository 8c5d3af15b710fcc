using System.Text;
using Sidecar.Simulator.Faults;

namespace Sidecar.Simulator;

/// <summary>
/// Something that goes wrong on purpose: what, when, and in which session. The JSON form, and every kind with an
/// example, is described in <c>docs/simulator.md</c>.
/// </summary>
public sealed class SimulatorFault
{
    internal SimulatorFault(string kind, FaultAction action)
    {
        Kind = kind;
        Action = action;
    }

    /// <summary>What goes wrong, as the JSON's <c>fault</c> names it, for example <c>close</c>.</summary>
    public string Kind { get; }

    internal FaultAction Action { get; }

    internal FaultTrigger Trigger { get; init; } = new();

    internal FaultTarget Target { get; init; } = FaultTarget.Next;

    /// <summary>How often it strikes in one session (or at the door); null for always.</summary>
    internal int? Times { get; init; } = 1;

    /// <summary>
    /// Reads one fault, an array of them, or an object with the array <c>faults</c>; comments and trailing commas are
    /// allowed. <paramref name="name"/> stands for the file in error messages.
    /// </summary>
    /// <exception cref="SimulatorScriptException">The text isn't a list of faults.</exception>
    public static IReadOnlyList<SimulatorFault> Parse(string json, string name = "faults")
    {
        ArgumentNullException.ThrowIfNull(json);
        return FaultReader.ReadAll(Encoding.UTF8.GetBytes(json), name);
    }

    /// <summary>As <see cref="Parse"/>, from a UTF-8 file.</summary>
    /// <exception cref="SimulatorScriptException">The file can't be read or isn't a list of faults.</exception>
    public static IReadOnlyList<SimulatorFault> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var utf8 = File.ReadAllBytes(path);
            return FaultReader.ReadAll(utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8[3..] : utf8, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorScriptException($"{path}: can't be read: {fault.Message}", fault);
        }
    }
}
