namespace Sidecar.Simulator.Voices;

internal sealed class VoiceException(string message, Exception? inner = null) : Exception(message, inner);
