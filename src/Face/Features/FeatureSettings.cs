namespace Sidecar.Face.Features;

/// <summary>How samples become log bands; part of the weights file, names and meaning in training/face/FORMAT.md.
/// </summary>
internal sealed record FeatureSettings
{
    public required int SampleRateHz { get; init; }

    public required int HopSamples { get; init; }

    public required int WindowSamples { get; init; }

    public required int WindowLeadSamples { get; init; }

    public required int FftSize { get; init; }

    public required int MelBands { get; init; }

    public required double MelLowHz { get; init; }

    public required double MelHighHz { get; init; }

    public required float PowerScale { get; init; }

    public required float EnergyFloor { get; init; }

    public bool RemoveMean { get; init; }
}

/// <summary>How log bands are related to the voice that speaks; part of the weights file.</summary>
internal sealed record NormaliserSettings
{
    public required float PeakStart { get; init; }

    public required float PeakMinimum { get; init; }

    public required float PeakFallPerFrame { get; init; }

    public required float GateDepth { get; init; }

    public required float FloorStart { get; init; }

    public required float FloorRisePerFrame { get; init; }

    public required float MemoryFrames { get; init; }

    public required float PriorFrames { get; init; }

    public required float LevelScale { get; init; }

    public required float LevelLow { get; init; }

    public required float LevelHigh { get; init; }

    public required float HeightScale { get; init; }

    public required float HeightLow { get; init; }

    public required float HeightHigh { get; init; }
}
