using System.Text.RegularExpressions;

namespace Sidecar.Simulator.Scripts;

/// <summary>What to do in one situation of a conversation.</summary>
internal sealed record ScriptRule(ScriptCondition When)
{
    /// <summary>What the user's voice turn says, as the transcription reports it.</summary>
    public string? Heard { get; init; }

    /// <summary>Spoken in an audio response, written in a text response.</summary>
    public string? Say { get; init; }

    /// <summary>Written in any response; in a text response it goes before <see cref="Say"/>.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<ScriptCall> Calls { get; init; } = [];

    public TimeSpan Delay { get; init; }

    public string? Voice { get; init; }
}

/// <param name="Arguments">The JSON text of the arguments.</param>
internal sealed record ScriptCall(string Name, string Arguments);

internal abstract record ScriptCondition;

internal sealed record TurnCondition(int Turn) : ScriptCondition;

internal sealed record TextCondition(Regex Pattern) : ScriptCondition;

/// <param name="ToolName">The tool whose output arrived; null for any.</param>
internal sealed record ToolResultCondition(string? ToolName) : ScriptCondition;
