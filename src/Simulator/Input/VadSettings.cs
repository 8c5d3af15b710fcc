using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Input;

/// <summary>Turn taking as the session asks for it, whichever kind of detection it named.</summary>
internal sealed record VadSettings
{
    /// <summary>0 to 1: how far speech must stand out of the background; 0.5 is about 9 dB.</summary>
    public double Threshold { get; init; } = 0.5;

    public int PrefixPaddingMs { get; init; } = 300;

    public int SilenceDurationMs { get; init; } = 500;

    public bool CreateResponse { get; init; } = true;

    public bool InterruptResponse { get; init; } = true;

    public int? IdleTimeoutMs { get; init; }

    public static VadSettings From(JsonObject turnDetection)
    {
        var settings = new VadSettings
        {
            CreateResponse = (bool)turnDetection["create_response"]!,
            InterruptResponse = (bool)turnDetection["interrupt_response"]!,
        };
        return (string?)turnDetection["type"] == "semantic_vad"
            ? settings with
            {
                SilenceDurationMs = SemanticSilenceMs((string?)turnDetection["eagerness"]),
            }
            : settings with
            {
                Threshold = (double)turnDetection["threshold"]!,
                PrefixPaddingMs = (int)turnDetection["prefix_padding_ms"]!,
                SilenceDurationMs = (int)turnDetection["silence_duration_ms"]!,
                IdleTimeoutMs = (int?)turnDetection["idle_timeout_ms"],
            };
    }

    // The simulator doesn't understand words, so eagerness only chooses how long a pause ends the turn.
    private static int SemanticSilenceMs(string? eagerness) =>
        eagerness switch
        {
            "low" => 1500,
            "high" => 400,
            _ => 800,
        };
}
