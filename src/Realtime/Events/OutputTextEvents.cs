namespace Sidecar.Realtime.Events;

/// <summary><c>response.output_audio_transcript.delta</c>: runs ahead of the audio it describes.</summary>
public sealed class OutputAudioTranscriptDelta : ResponseContentEvent
{
    /// <summary>Text to add.</summary>
    public string Delta { get; init; } = "";
}

/// <summary><c>response.output_audio_transcript.done</c>.</summary>
public sealed class OutputAudioTranscriptDone : ResponseContentEvent
{
    /// <summary>The whole transcript.</summary>
    public string Transcript { get; init; } = "";
}

/// <summary><c>response.output_text.delta</c>.</summary>
public sealed class OutputTextDelta : ResponseContentEvent
{
    /// <summary>Text to add.</summary>
    public string Delta { get; init; } = "";
}

/// <summary><c>response.output_text.done</c>.</summary>
public sealed class OutputTextDone : ResponseContentEvent
{
    /// <summary>The whole text.</summary>
    public string Text { get; init; } = "";
}
