namespace Sidecar.Face.Solver;

/// <summary>Makes frames of rows: one value per <see cref="SpeechFrame"/> index, for hops instead of frames.</summary>
internal static class SpeechFrameWriter
{
    /// <summary>Writes a frame that lies between two rows.</summary>
    /// <param name="before">The earlier row.</param>
    /// <param name="after">The row one hop later.</param>
    /// <param name="share">How far the frame lies towards the later row, 0..1.</param>
    /// <param name="frame"><see cref="SpeechFrame.Length"/> values.</param>
    public static void Between(ReadOnlySpan<float> before, ReadOnlySpan<float> after, float share, Span<float> frame)
    {
        for (var i = 0; i < SpeechFrame.Pitch; i++)
        {
            frame[i] = Math.Clamp(before[i] + share * (after[i] - before[i]), 0, 1);
        }

        // Where only one of them has a pitch, halfway to "none" would be a pitch that nobody spoke.
        var bothVoiced = before[SpeechFrame.Voicing] > 0 && after[SpeechFrame.Voicing] > 0;
        var pitchShare =
            bothVoiced ? share
            : share < 0.5f ? 0
            : 1;
        var (from, to) = (before[SpeechFrame.Pitch], after[SpeechFrame.Pitch]);
        frame[SpeechFrame.Pitch] = from + pitchShare * (to - from);
    }

    /// <summary>Moves a frame towards rest: 1 leaves it as it is, 0 is rest.</summary>
    public static void Ease(Span<float> frame, float share)
    {
        for (var i = 0; i < SpeechFrame.Length; i++)
        {
            frame[i] *= share;
        }

        frame[(int)Viseme.sil] += 1 - share;
    }
}
