using Sidecar.Face.Life;
using Sidecar.Face.Performance;

namespace Sidecar.FaceFiles;

/// <summary>What <c>sidecar face</c> was asked for.</summary>
internal sealed record FaceFileOptions
{
    /// <summary>A path, or <see cref="PcmInput.Pipe"/>.</summary>
    public required string Input { get; init; }

    /// <summary>The input has no header.</summary>
    public bool IsRaw { get; init; }

    /// <summary>A path, or <see cref="PcmInput.Pipe"/>.</summary>
    public string Output { get; init; } = PcmInput.Pipe;

    public FaceFileFormat Format { get; init; }

    public FaceSettings Face { get; init; } = new();

    /// <summary>Where a page with curves, sound and a drawn face goes; null for nowhere.</summary>
    public string? Plot { get; init; }

    /// <summary>How the face of <see cref="Plot"/> is played.</summary>
    public FaceSettings PlotFace { get; init; } = new();

    /// <summary>What lives beside the mouth: nothing, or everything; and an emotion in either case.</summary>
    public static FaceLifeOptions Life(bool isOn, FaceEmotion emotion) =>
        new()
        {
            Blinks = isOn,
            Gaze = isOn,
            Prosody = isOn,
            Breath = isOn,
            IdleMotion = isOn,
            Attention = isOn,
            Emotions = isOn || emotion != FaceEmotion.Neutral,
            BaseEmotion = emotion,
            BaseEmotionIntensity = EmotionIntensity,
        };

    private const float EmotionIntensity = 0.7f;
}
