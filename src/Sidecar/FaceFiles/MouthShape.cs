using Sidecar.Face;

namespace Sidecar.FaceFiles;

/// <summary>The mouth shapes of Rhubarb Lip Sync: A to F are those of drawn animation since Hanna-Barbera, the others
/// Rhubarb's extensions.</summary>
internal enum MouthShape
{
    /// <summary>Closed lips: p, b, m.</summary>
    A,

    /// <summary>Slightly open, teeth together: most consonants, and "ee".</summary>
    B,

    /// <summary>Open: "e", and what passes between open and closed.</summary>
    C,

    /// <summary>Wide open: "ah".</summary>
    D,

    /// <summary>Slightly rounded: "o", "er".</summary>
    E,

    /// <summary>Puckered: "oo", w.</summary>
    F,

    /// <summary>Upper teeth on the lower lip: f, v.</summary>
    G,

    /// <summary>Tongue up in an open mouth: a long l.</summary>
    H,

    /// <summary>At rest.</summary>
    X,
}

internal static class MouthShapes
{
    public const int Count = (int)MouthShape.X + 1;

    // From here on an n or l shows the tongue, and an "ah" needs the widest mouth.
    private const float OpenTongue = 0.3f;
    private const float WideOpen = 0.5f;

    // In the order of the visemes: sil PP FF TH DD kk CH SS nn RR aa E I O U.
    private static readonly MouthShape[] OfViseme =
    [
        MouthShape.X,
        MouthShape.A,
        MouthShape.G,
        MouthShape.B,
        MouthShape.B,
        MouthShape.B,
        MouthShape.B,
        MouthShape.B,
        MouthShape.B,
        MouthShape.E,
        MouthShape.D,
        MouthShape.C,
        MouthShape.B,
        MouthShape.E,
        MouthShape.F,
    ];

    /// <summary>Adds up what speaks for each shape.</summary>
    /// <param name="frame">Laid out as <see cref="SpeechFrame"/> says.</param>
    /// <param name="votes"><see cref="Count"/> sums.</param>
    public static void Vote(ReadOnlySpan<float> frame, Span<float> votes)
    {
        float openness = frame[SpeechFrame.Openness];
        for (int viseme = 0; viseme < SpeechFrame.VisemeCount; viseme++)
        {
            MouthShape shape = (viseme, openness) switch
            {
                (Nasal, >= OpenTongue) => MouthShape.H,
                (OpenVowel, < WideOpen) => MouthShape.C,
                _ => OfViseme[viseme],
            };
            votes[(int)shape] += frame[viseme];
        }
    }

    public static MouthShape Strongest(ReadOnlySpan<float> votes)
    {
        int best = 0;
        for (int i = 1; i < votes.Length; i++)
        {
            best = votes[i] > votes[best] ? i : best;
        }
        return (MouthShape)best;
    }

    private const int Nasal = 8;
    private const int OpenVowel = 10;
}
