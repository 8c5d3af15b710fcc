namespace Sidecar.Face.Life;

/// <summary>The layers of a face, in the order in which they are lived.</summary>
internal static class LifeLayers
{
    /// <summary>The layers that are on. Each has its own sequence of chance: one that is off doesn't change the others'.
    /// </summary>
    public static ILifeLayer[] Of(FaceLifeOptions options, ulong seed)
    {
        bool moves = options.Liveliness > 0;
        float size = options.Liveliness;
        List<ILifeLayer> layers = [];
        // The emotion first: it sets the mood of the others. The eyes after everything that turns the head, since they
        // make up for it; the lids last, since they follow the eyes.
        Add(options.Emotions, new EmotionLayer(options.BaseEmotion, options.BaseEmotionIntensity));
        Add(moves && options.Attention, new AttentionLayer(LifeRandom.Of(seed, 1), size));
        Add(moves && options.Prosody, new ProsodyLayer(LifeRandom.Of(seed, 2), size));
        Add(moves && options.Breath, new BreathLayer(LifeRandom.Of(seed, 3), size));
        Add(moves && options.IdleMotion, new IdleMotionLayer(LifeRandom.Of(seed, 4), size));
        Add(moves && options.IdleMotion, new SwallowLayer(LifeRandom.Of(seed, 5)));
        Add(moves && options.Gaze, new GazeLayer(LifeRandom.Of(seed, 6), size));
        Add(moves && options.Blinks, new BlinkLayer(LifeRandom.Of(seed, 7)));
        return [.. layers];

        void Add(bool isOn, ILifeLayer layer)
        {
            if (isOn)
            {
                layers.Add(layer);
            }
        }
    }
}
