namespace Sidecar.FaceFiles;

/// <summary>What <c>sidecar face</c> writes; see docs/face-files.md.</summary>
internal enum FaceFileFormat
{
    /// <summary>A table: time and 15 viseme weights.</summary>
    Visemes,

    /// <summary>A table: time and ARKit's 52 blendshapes with nine rotations.</summary>
    ArKit,

    /// <summary>A table: time and MetaHuman's raw controls.</summary>
    MetaHuman,

    /// <summary>Rhubarb Lip Sync's table of mouth shapes.</summary>
    Rhubarb,

    /// <summary>Rhubarb Lip Sync's mouth shapes as JSON.</summary>
    RhubarbJson,

    /// <summary>A take of the Live Link Face app.</summary>
    LiveLinkCsv,
}

internal static class FaceFileFormats
{
    private static readonly (string Name, FaceFileFormat Format)[] All =
    [
        ("visemes", FaceFileFormat.Visemes),
        ("arkit", FaceFileFormat.ArKit),
        ("metahuman", FaceFileFormat.MetaHuman),
        ("rhubarb", FaceFileFormat.Rhubarb),
        ("rhubarb-json", FaceFileFormat.RhubarbJson),
        ("livelink-csv", FaceFileFormat.LiveLinkCsv),
    ];

    /// <summary>As the command line writes them.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.ConvertAll(All, entry => entry.Name);

    /// <exception cref="KeyNotFoundException">Not one of <see cref="Names"/>.</exception>
    public static FaceFileFormat Parse(string name)
    {
        foreach ((string known, FaceFileFormat format) in All)
        {
            if (name == known)
            {
                return format;
            }
        }
        throw new KeyNotFoundException($"There is no format '{name}'.");
    }

    /// <summary>Whether the format has curves for more than the mouth.</summary>
    public static bool HasWholeFace(this FaceFileFormat format) =>
        format is FaceFileFormat.ArKit or FaceFileFormat.MetaHuman or FaceFileFormat.LiveLinkCsv;
}
