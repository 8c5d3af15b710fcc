using System.Reflection;
using System.Text;
using Sidecar.Simulator.Scripts;

namespace Sidecar.Simulator;

/// <summary>
/// What the simulated assistant says: answers by turn number, by the user's words or to tool results, and replies for
/// everything else. The file format is described in <c>docs/simulator.md</c>.
/// </summary>
public sealed class SimulatorScript
{
    internal SimulatorScript() { }

    /// <summary>The keeper of a lighthouse, who answers anybody.</summary>
    public static SimulatorScript Default { get; } = Embedded("default.json");

    /// <summary>
    /// The same keeper with the four user inputs of the demo recordings: these, and only these, are reported word for
    /// word as the user's transcript.
    /// </summary>
    public static SimulatorScript Demo { get; } = Embedded("demo.json");

    internal IReadOnlyList<ScriptRule> Rules { get; init; } = [];

    internal IReadOnlyList<string> Replies { get; init; } = [];

    internal bool CallMentionedTools { get; init; }

    internal IReadOnlyList<SimulatorFault> Faults { get; init; } = [];

    /// <summary>Reads a script file: UTF-8 JSON; comments and trailing commas are allowed.</summary>
    /// <exception cref="SimulatorScriptException">The file can't be read or isn't a script.</exception>
    public static SimulatorScript Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var utf8 = File.ReadAllBytes(path);
            return ScriptReader.Read(utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8[3..] : utf8, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorScriptException($"{path}: can't be read: {fault.Message}", fault);
        }
    }

    /// <summary>Reads a script from its JSON text; <paramref name="name"/> stands for the file in error messages.</summary>
    /// <exception cref="SimulatorScriptException">The text isn't a script.</exception>
    public static SimulatorScript Parse(string json, string name = "script")
    {
        ArgumentNullException.ThrowIfNull(json);
        return ScriptReader.Read(Encoding.UTF8.GetBytes(json), name);
    }

    private static SimulatorScript Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Scripts/" + name)!;
        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return ScriptReader.Read(utf8, name);
    }
}
