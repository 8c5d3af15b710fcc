namespace Sidecar.Simulator.Voices;

/// <summary>Turns lines into speech.</summary>
internal interface IVoice
{
    /// <summary>
    /// Speaks a line. The result's text is what was really spoken, which need not be the line asked for.
    /// </summary>
    /// <param name="text">The line.</param>
    /// <param name="voiceName">The Realtime voice asked for, such as marin.</param>
    /// <param name="speed">0.25 to 1.5, 1 being normal.</param>
    Task<SpokenLine> SpeakAsync(string text, string voiceName, double speed, CancellationToken cancellationToken);
}

/// <param name="Text">The words spoken.</param>
/// <param name="Samples">24 kHz mono.</param>
internal sealed record SpokenLine(string Text, short[] Samples);
