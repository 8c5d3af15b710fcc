namespace Sidecar.Simulator;

/// <summary>Where the simulated assistant's voice comes from.</summary>
public enum SimulatorVoiceSource
{
    /// <summary>espeak-ng where it is installed, else the bundled recordings.</summary>
    Auto,

    /// <summary>espeak-ng; starting fails where it isn't installed.</summary>
    Espeak,

    /// <summary>The bundled recordings, which know the default script's lines only.</summary>
    Bundled,
}

/// <summary>The simulated assistant's voice.</summary>
public sealed record SimulatorVoice
{
    /// <summary>Default <see cref="SimulatorVoiceSource.Auto"/>.</summary>
    public SimulatorVoiceSource Source { get; init; }

    /// <summary>
    /// An espeak-ng voice such as <c>en-gb+f2</c> for everything that is said; null picks one per Realtime voice
    /// (marin, cedar, …). Default null.
    /// </summary>
    public string? EspeakVoice { get; init; }

    /// <summary>Words per minute at speed 1: 80 to 450. Default 160.</summary>
    public int WordsPerMinute { get; init; } = 160;
}
