namespace Sidecar.Face.Life;

/// <summary>The names of emotions, as tool calls, tags and configuration write them.</summary>
public static class FaceEmotions
{
    private static readonly (string Name, FaceEmotion Emotion)[] Synonyms =
    [
        ("happy", FaceEmotion.Joy),
        ("happiness", FaceEmotion.Joy),
        ("sad", FaceEmotion.Sadness),
        ("angry", FaceEmotion.Anger),
        ("afraid", FaceEmotion.Fear),
        ("scared", FaceEmotion.Fear),
        ("surprised", FaceEmotion.Surprise),
        ("thinking", FaceEmotion.Thoughtful),
        ("calm", FaceEmotion.Neutral),
    ];

    /// <summary>Lower-case names of all emotions, in the order of <see cref="FaceEmotion"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Array.ConvertAll(Enum.GetNames<FaceEmotion>(), name => name.ToLowerInvariant()).AsReadOnly();

    /// <summary>Reads a name, in any case and with blanks around it; a few everyday synonyms ("happy", "sad", "angry",
    /// "afraid", "surprised", …) are known too.</summary>
    /// <param name="name">Null is no name.</param>
    /// <param name="emotion"><see cref="FaceEmotion.Neutral"/> when there is no such name.</param>
    /// <returns>False when there is no such name.</returns>
    public static bool TryParse(string? name, out FaceEmotion emotion)
    {
        ReadOnlySpan<char> text = name.AsSpan().Trim();
        for (int i = 0; i < Names.Count; i++)
        {
            if (text.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                emotion = (FaceEmotion)i;
                return true;
            }
        }
        foreach ((string synonym, FaceEmotion meant) in Synonyms)
        {
            if (text.Equals(synonym, StringComparison.OrdinalIgnoreCase))
            {
                emotion = meant;
                return true;
            }
        }
        emotion = FaceEmotion.Neutral;
        return false;
    }
}
