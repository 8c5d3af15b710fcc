namespace Sidecar.Realtime.Dialects;

/// <summary>How <c>session.update</c> and <c>response.create</c> lay out what they say.</summary>
public enum SessionShape
{
    /// <summary>OpenAI GA: <c>type</c>, <c>output_modalities</c>, and sound under <c>audio.input</c> and
    /// <c>audio.output</c>.</summary>
    Nested,

    /// <summary>The former beta: everything at the top, formats as <c>pcm16</c>, <c>g711_ulaw</c>, <c>g711_alaw</c>.
    /// </summary>
    Flat,

    /// <summary>xAI: <c>voice</c> and <c>turn_detection</c> at the top, formats and transcription under <c>audio</c>.
    /// </summary>
    Mixed,
}
