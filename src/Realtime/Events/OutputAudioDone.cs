namespace Sidecar.Realtime.Events;

/// <summary><c>response.output_audio.done</c>: no more audio of this part will come. It says nothing about what was
/// heard: audio arrives several times faster than it is played.</summary>
public sealed class OutputAudioDone : ResponseContentEvent;
