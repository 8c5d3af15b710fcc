namespace Sidecar.Realtime.Events;

/// <summary><c>ping</c>, sent by some servers as a message of its own: a sign of life that wants no answer.</summary>
public sealed class ServerPing : ServerEvent;
