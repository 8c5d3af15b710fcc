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
}
