using Sidecar.Realtime.Configuration;

namespace Sidecar.Doctor.Provider;

/// <summary>One part of a configuration, with the key that it comes from.</summary>
/// <param name="Only">A configuration of nothing else; null where the part isn't there.</param>
/// <param name="Without">The configuration without it.</param>
internal sealed record SessionPart(string Key, SessionConfiguration? Only, SessionConfiguration Without);

/// <summary>Takes a configuration apart, to find the part that a server refuses.</summary>
internal static class SessionParts
{
    public static IEnumerable<SessionPart> Of(SessionConfiguration whole, string character)
    {
        SessionPart[] parts =
        [
            new(
                $"Characters:{character}:Instructions",
                whole.Instructions is null ? null : new() { Instructions = whole.Instructions },
                whole with
                {
                    Instructions = null,
                }
            ),
            new(
                "(audio output)",
                whole.OutputModality is null ? null : new() { OutputModality = whole.OutputModality },
                whole with
                {
                    OutputModality = null,
                }
            ),
            new(
                $"Characters:{character}:Voice",
                whole.Voice is null ? null : new() { Voice = whole.Voice },
                whole with
                {
                    Voice = null,
                }
            ),
            new(
                $"Characters:{character}:Speed",
                whole.Speed is null ? null : new() { Speed = whole.Speed },
                whole with
                {
                    Speed = null,
                }
            ),
            new(
                "TurnTaking:Mode",
                whole.TurnDetection is null ? null : new() { TurnDetection = whole.TurnDetection },
                whole with
                {
                    TurnDetection = null,
                }
            ),
            new(
                "Provider:TranscriptionModel",
                whole.Transcription is null ? null : new() { Transcription = whole.Transcription },
                whole with
                {
                    Transcription = null,
                }
            ),
            new(
                $"Characters:{character}:ToolsFile",
                whole.Tools is null ? null : new() { Tools = whole.Tools },
                whole with
                {
                    Tools = null,
                }
            ),
            new(
                "Model:NoiseReduction",
                whole.NoiseReduction is null ? null : new() { NoiseReduction = whole.NoiseReduction },
                whole with
                {
                    NoiseReduction = null,
                }
            ),
            new(
                "Model:Reasoning",
                whole.ReasoningEffort is null ? null : new() { ReasoningEffort = whole.ReasoningEffort },
                whole with
                {
                    ReasoningEffort = null,
                }
            ),
            new(
                "Model:MaxOutputTokens",
                whole.MaxOutputTokens is null ? null : new() { MaxOutputTokens = whole.MaxOutputTokens },
                whole with
                {
                    MaxOutputTokens = null,
                }
            ),
            new(
                "Model:Truncation",
                whole.Truncation is null ? null : new() { Truncation = whole.Truncation },
                whole with
                {
                    Truncation = null,
                }
            ),
            new(
                "Model:Tracing",
                whole.Tracing is null ? null : new() { Tracing = whole.Tracing },
                whole with
                {
                    Tracing = null,
                }
            ),
        ];
        return parts.Where(part => part.Only is not null);
    }

    /// <summary>What to write so that a part isn't sent, or is sent otherwise.</summary>
    public static string? SetFor(string key) =>
        key switch
        {
            "Provider:TranscriptionModel" => "Provider:Capabilities:Transcription: no",
            "TurnTaking:Mode" => "TurnTaking:Mode: push_to_talk",
            "Model:NoiseReduction" => $"{key}: none",
            "Model:Reasoning" => $"{key}: default",
            "Model:MaxOutputTokens" => $"{key}: 0",
            "Model:Truncation" => $"{key}: auto",
            "Model:Tracing" => $"{key}: (empty)",
            _ when key.EndsWith(":ToolsFile", StringComparison.Ordinal) => "Provider:Capabilities:ToolCalls: no",
            _ when key.EndsWith(":Speed", StringComparison.Ordinal) => $"{key}: 1",
            _ when key.EndsWith(":Voice", StringComparison.Ordinal) => $"{key}: (a voice of this server)",
            _ => null,
        };
}
