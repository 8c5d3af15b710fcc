namespace Sidecar.Face.Spectral;

/// <summary>
/// Follows the mouth through the analysis frames of an utterance. Each reading is smoothed over its neighbours, so it
/// is known two frames later.
/// </summary>
internal sealed class MouthEstimator
{
    /// <summary>How many frames after the last observed one the reading is behind.</summary>
    public const int DelayFrames = 2;

    private readonly SpeechBands _bands = new();
    private readonly VoiceLevel _voice = new();
    private readonly float[] _levels = new float[SpeechBands.Count];
    private float[] _before = new float[SpeechBands.Count];
    private float[] _at = new float[SpeechBands.Count];
    private float[] _after = new float[SpeechBands.Count];
    private MouthReading _readingBefore = new();
    private MouthReading _readingAt = new();
    private MouthReading _readingAfter = new();

    /// <summary>The reading of the frame <see cref="DelayFrames"/> before the last observed one.</summary>
    public MouthReading Current { get; } = new();

    /// <summary>Band levels that the newest unsmoothed reading was made from, decibels relative to the voice.</summary>
    public ReadOnlySpan<float> Levels => _levels;

    /// <summary>Forgets the utterance but not the voice.</summary>
    public void Begin()
    {
        Array.Fill(_before, VoiceLevel.SilenceDb);
        Array.Fill(_at, VoiceLevel.SilenceDb);
        Array.Fill(_after, VoiceLevel.SilenceDb);
        _readingBefore.Rest();
        _readingAt.Rest();
        _readingAfter.Rest();
        Current.Rest();
    }

    /// <summary>Takes the next frame.</summary>
    /// <param name="window"><see cref="SpeechBands.WindowSamples"/> samples around the frame, -1..1.</param>
    /// <param name="learn">False for the padding after the end, which says nothing about the voice.</param>
    public void Observe(ReadOnlySpan<float> window, bool learn)
    {
        (_before, _at, _after) = (_at, _after, _before);
        _bands.Measure(window, _after);
        _voice.Clean(_after, learn);
        for (var band = 0; band < _levels.Length; band++)
        {
            _levels[band] = MouthReading.Smooth(
                _voice.Relative(_before[band]),
                _voice.Relative(_at[band]),
                _voice.Relative(_after[band])
            );
        }

        (_readingBefore, _readingAt, _readingAfter) = (_readingAt, _readingAfter, _readingBefore);
        MouthModel.Read(_levels, _readingAfter);
        Current.Blend(_readingBefore, _readingAt, _readingAfter);
    }
}
