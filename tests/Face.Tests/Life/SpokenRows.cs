namespace Sidecar.Face.Tests.Life;

/// <summary>Speech frames as of somebody who talks: phrases of syllables with accents, lips that close, and pauses.</summary>
internal static class SpokenRows
{
    private const int SyllableFrames = 12;
    private const int PauseFrames = 24;

    public static float[] Silent()
    {
        var row = new float[SpeechFrame.Length];
        SpeechFrame.Rest(row);
        return row;
    }

    public static float[] Vowel(float pitch = 0, float loudness = 0.5f)
    {
        var row = new float[SpeechFrame.Length];
        row[(int)Viseme.aa] = 1;
        row[SpeechFrame.Openness] = 0.7f;
        row[SpeechFrame.Loudness] = loudness;
        row[SpeechFrame.Voicing] = 1;
        row[SpeechFrame.Pitch] = pitch;
        return row;
    }

    public static float[] Closed()
    {
        var row = new float[SpeechFrame.Length];
        row[(int)Viseme.PP] = 1;
        row[SpeechFrame.Closure] = 1;
        row[SpeechFrame.Loudness] = 0.15f;
        return row;
    }

    public static float[] Bitten()
    {
        var row = new float[SpeechFrame.Length];
        row[(int)Viseme.FF] = 1;
        row[SpeechFrame.Openness] = 0.1f;
        row[SpeechFrame.Loudness] = 0.2f;
        return row;
    }

    /// <summary>One utterance.</summary>
    public static List<float[]> Utterance(int frames, int seed)
    {
        var random = new Random(seed);
        List<float[]> rows = [];
        while (rows.Count < frames)
        {
            AddPhrase(rows, random.Next(6, 16), random);
            rows.AddRange(Enumerable.Range(0, PauseFrames).Select(_ => Silent()));
        }

        return rows[..frames];
    }

    private static void AddPhrase(List<float[]> rows, int syllables, Random random)
    {
        for (var syllable = 0; syllable < syllables; syllable++)
        {
            var hasAccent = random.NextDouble() < 0.25;
            var isClosed = random.NextDouble() < 0.3;
            for (var i = 0; i < SyllableFrames; i++)
            {
                var rise = Math.Sin(Math.PI * i / SyllableFrames);
                var pitch = 2 - 4.0 * syllable / syllables + (hasAccent ? 5 * rise : 0);
                var loudness = 0.25 + 0.25 * rise + (hasAccent ? 0.15 * rise : 0);
                rows.Add(isClosed && i < 5 ? Closed() : Vowel((float)pitch, (float)loudness));
            }
        }
    }
}
