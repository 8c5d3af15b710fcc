namespace Sidecar.Realtime.Events;

/// <summary><c>output_audio_buffer.started</c> (WebRTC and SIP only): the server began to play.</summary>
public sealed class OutputAudioBufferStarted : ResponseEvent;

/// <summary><c>output_audio_buffer.stopped</c> (WebRTC and SIP only): everything was played.</summary>
public sealed class OutputAudioBufferStopped : ResponseEvent;

/// <summary><c>output_audio_buffer.cleared</c> (WebRTC and SIP only): the rest was thrown away.</summary>
public sealed class OutputAudioBufferCleared : ResponseEvent;
