namespace Sidecar.Audio.Sources;

/// <summary>What a <see cref="FileAudioSource"/> does after the last sample of its file.</summary>
public enum FileEnd
{
    /// <summary>The source ends.</summary>
    Stop,

    /// <summary>Silence for ever, as from a microphone nobody speaks into.</summary>
    Silence,

    /// <summary>The file starts again, without a gap. Not possible for a pipe.</summary>
    Loop,
}
