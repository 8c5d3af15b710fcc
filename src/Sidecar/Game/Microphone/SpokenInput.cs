namespace Sidecar.Game.Microphone;

/// <summary>A recording that was played into the microphone.</summary>
/// <param name="Recording">What was said.</param>
/// <param name="CardSample">When its first sample was spoken.</param>
internal sealed record SpokenInput(UserRecording Recording, long CardSample)
{
    /// <summary>When the first voiced sample was spoken; null when nobody speaks in the recording.</summary>
    public long? SpeechStart => Recording.Segments.Count == 0 ? null : CardSample + Recording.Segments[0].Start;

    /// <summary>When the last voiced sample had been spoken; null when nobody speaks in the recording.</summary>
    public long? SpeechEnd => Recording.Segments.Count == 0 ? null : CardSample + Recording.Segments[^1].End;

    /// <summary>When its last sample had been spoken.</summary>
    public long End => CardSample + Recording.Pcm.Length;
}
