using Sidecar.Face.Life;

namespace Sidecar.Face.Performance;

/// <summary>How a character's face is played.</summary>
public sealed record FaceSettings
{
    /// <summary>The same seed and the same input give the same face.</summary>
    public ulong Seed { get; init; }

    /// <summary>How its mouth moves, and how its face rests.</summary>
    public FaceStyle Style { get; init; } = new();

    /// <summary>What lives beside the mouth.</summary>
    public FaceLifeOptions Life { get; init; } = new();
}
