namespace Sidecar.Face;

/// <summary>
/// The layout of one frame of what speech does to a face, as an engine hands it out and before a rig is drawn with it:
/// <see cref="Length"/> values, first the 15 Oculus viseme weights in their usual order (each 0..1, together 1), then
/// the values at the indices named here.
/// </summary>
public static class SpeechFrame
{
    /// <summary>The number of viseme weights.</summary>
    public const int VisemeCount = 15;

    /// <summary>Index of how far the lips are apart: 0 closed, 1 as open as an "ah".</summary>
    public const int Openness = 15;

    /// <summary>Index of how far the lips are rounded, 0..1; rises before the sound that is rounded.</summary>
    public const int Rounding = 16;

    /// <summary>Index of how far the lips are pressed together, 0..1; rises before the p, b or m that is heard.</summary>
    public const int Closure = 17;

    /// <summary>Index of the effort of the voice: 0 silent, 0.5 as loud as this voice usually is, 1 at 12 dB more.</summary>
    public const int Loudness = 18;

    /// <summary>Index of how certainly the voice has a pitch, 0..1.</summary>
    public const int Voicing = 19;

    /// <summary>Index of the pitch in semitones from the voice's own median, -12..12; 0 where there is none.</summary>
    public const int Pitch = 20;

    /// <summary>The number of values of a frame.</summary>
    public const int Length = 21;

    /// <summary>Writes a silent frame: closed lips, nothing said.</summary>
    /// <param name="frame"><see cref="Length"/> values.</param>
    public static void Rest(Span<float> frame)
    {
        frame[..Length].Clear();
        frame[(int)Viseme.sil] = 1;
    }
}
