namespace Sidecar.Face.Alignment;

/// <summary>What the paths of an alignment pay, in negative log likelihoods.</summary>
internal static class AlignmentCosts
{
    /// <summary>The share of a frame's log likelihood that counts: neighbouring frames say almost the same.</summary>
    public const float HeardShare = 0.6f;

    /// <summary>Paths that are this much worse than the best are given up.</summary>
    public const float Beam = 22;

    /// <summary>A word of the text that isn't said.</summary>
    public const float UnsaidWord = 9;

    /// <summary>A word of the text that isn't said any more when the sound ends.</summary>
    public const float UnsaidEnd = 4;

    /// <summary>The most that all words after the end of the sound cost.</summary>
    public const float MostUnsaidEnd = 16;

    /// <summary>The log likelihood of a frame of a sound that is in no text.</summary>
    public const float Foreign = -1.9f;

    private const float LnDurationDeviation = 0.42f;
    private const float PaceMemoryFrames = 90;
    private const float MostLnPace = 0.7f;

    /// <summary>That a sound lasts as long as it did.</summary>
    /// <param name="lnFrames">How long.</param>
    /// <param name="lnExpected">As expected at this path's pace.</param>
    public static float Duration(float lnFrames, float lnExpected)
    {
        var off = (lnFrames - lnExpected) / LnDurationDeviation;
        return 0.5f * off * off;
    }

    /// <summary>That there is no pause.</summary>
    public static float NoPause(PauseLikelihood likelihood) =>
        likelihood switch
        {
            PauseLikelihood.High => 2.5f,
            PauseLikelihood.Even => 0.8f,
            _ => 0.05f,
        };

    /// <summary>That there is one.</summary>
    public static float Pause(PauseLikelihood likelihood) =>
        likelihood switch
        {
            PauseLikelihood.High => 0.1f,
            PauseLikelihood.Even => 0.6f,
            _ => 2.5f,
        };

    /// <summary>The pace after another word.</summary>
    public static float Pace(float lnPace, float expectedFrames, int frames)
    {
        if (expectedFrames < 1)
        {
            return lnPace;
        }

        var weight = expectedFrames / (expectedFrames + PaceMemoryFrames);
        var next = lnPace + weight * (MathF.Log(frames / expectedFrames) - lnPace);
        return Math.Clamp(next, -MostLnPace, MostLnPace);
    }
}
