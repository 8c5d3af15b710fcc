namespace Sidecar.Face.Features;

/// <summary>
/// The hops by which speech is described: hop <c>i</c> is heard in a window of <see cref="WindowSamples"/> centred on
/// sample <c>i * HopSamples + HopSamples / 2</c>.
/// </summary>
internal static class HopGrid
{
    public const int HopSamples = 240;

    public const int WindowSamples = 600;

    /// <summary>How far the window begins before its hop.</summary>
    public const int WindowLeadSamples = 180;

    /// <summary>How far a hop's window reaches beyond the hop's first sample.</summary>
    public const int WindowTailSamples = WindowSamples - WindowLeadSamples;
}
