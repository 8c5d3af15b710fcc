using Sidecar.Face.Features.Pitch;

namespace Sidecar.Face.Features;

/// <summary>
/// Loudness, voicing and pitch of each hop against what is usual for the voice, smoothed over five hops. What it has
/// learnt of a voice outlasts an utterance.
/// </summary>
internal sealed class VoiceProsody
{
    /// <summary>The hop that is described lies this many hops before the newest one.</summary>
    public const int DelayHops = PitchTracker.DelayHops + Reach;

    private const int Reach = 2;
    private const int Width = 2 * Reach + 1;
    private const float LeastFit = 0.5f;
    private const float SureFit = 0.9f;

    private readonly PitchTracker _tracker = new();
    private readonly MedianPitch _median = new();
    private readonly UsualLoudness _usual = new();
    private readonly float[] _powers = new float[Width + PitchTracker.DelayHops];
    private readonly PitchReading[] _pitches = new PitchReading[Width];
    private readonly float[] _voiced = new float[Width];

    /// <summary>Starts an utterance in silence.</summary>
    public void Begin()
    {
        _tracker.Begin();
        Array.Clear(_powers);
        Array.Clear(_pitches);
    }

    /// <summary>Forgets the voice.</summary>
    public void Forget()
    {
        _median.Forget();
        _usual.Forget();
    }

    /// <summary>Takes the next hop and describes the one <see cref="DelayHops"/> before it.</summary>
    /// <param name="window">The hop's window.</param>
    /// <param name="level">Its level, as a natural logarithm of power.</param>
    /// <param name="learn">Whether this is the voice, and not the silence that is put behind its end.</param>
    public ProsodyReading Observe(ReadOnlySpan<float> window, float level, bool learn)
    {
        _powers.AsSpan(1).CopyTo(_powers);
        _powers[^1] = MathF.Exp(level);
        _pitches.AsSpan(1).CopyTo(_pitches);
        _pitches[^1] = _tracker.Observe(window);
        if (learn)
        {
            _usual.Observe(level);
        }

        float power = 0;
        float fit = 0;
        var voiced = 0;
        for (var i = 0; i < Width; i++)
        {
            power += _powers[i] / Width;
            fit += _pitches[i].Fit / Width;
            if (_pitches[i].Fit >= LeastFit)
            {
                _voiced[voiced++] = _pitches[i].Hz;
            }
        }

        var loudness = _usual.Of(MathF.Log(Math.Max(power, float.Epsilon)));
        if (voiced <= Reach)
        {
            return new ProsodyReading(loudness, 0, 0);
        }

        _voiced.AsSpan(0, voiced).Sort();
        var semitones = Math.Clamp(_median.Observe(_voiced[voiced / 2]), -12, 12);
        return new ProsodyReading(loudness, Math.Clamp((fit - LeastFit) / (SureFit - LeastFit), 0, 1), semitones);
    }
}

/// <summary>How one moment is spoken.</summary>
/// <param name="Loudness">As <see cref="SpeechFrame.Loudness"/>.</param>
/// <param name="Voicing">As <see cref="SpeechFrame.Voicing"/>.</param>
/// <param name="Semitones">As <see cref="SpeechFrame.Pitch"/>.</param>
internal readonly record struct ProsodyReading(float Loudness, float Voicing, float Semitones);
