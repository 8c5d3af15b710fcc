namespace Sidecar.Face.Tests.Rig;

/// <summary>Speech frames written by hand.</summary>
internal static class Speech
{
    public static float[] Silence { get; } = Rest();

    public static float[] Ah { get; } = Of(Viseme.aa, 0.95f);

    public static float[] Of(Viseme viseme, float openness = 0, float loudness = 0.5f)
    {
        float[] frame = new float[SpeechFrame.Length];
        frame[(int)viseme] = 1;
        frame[SpeechFrame.Openness] = openness;
        frame[SpeechFrame.Closure] = viseme == Viseme.PP ? 1 : 0;
        frame[SpeechFrame.Loudness] = loudness;
        return frame;
    }

    public static float[] With(this float[] frame, int index, float value)
    {
        float[] changed = [.. frame];
        changed[index] = value;
        return changed;
    }

    public static IEnumerable<float[]> For(this float[] frame, int frames) => Enumerable.Repeat(frame, frames);

    /// <summary>Every viseme against every other, in and out of silence and closures, at any loudness; ends in silence.
    /// </summary>
    public static IEnumerable<float[]> Everything()
    {
        for (int one = 0; one < VisemeCount.All; one++)
        {
            for (int other = 0; other < VisemeCount.All; other++)
            {
                foreach (float[] frame in Of((Viseme)one, one / 14f, one / 14f).For(4))
                {
                    yield return frame;
                }
                foreach (
                    float[] frame in Of((Viseme)other, 1 - one / 14f).With(SpeechFrame.Rounding, other / 14f).For(3)
                )
                {
                    yield return frame;
                }
            }
        }
        foreach (float[] frame in Silence.For(30))
        {
            yield return frame;
        }
    }

    private static float[] Rest()
    {
        float[] frame = new float[SpeechFrame.Length];
        SpeechFrame.Rest(frame);
        return frame;
    }
}
