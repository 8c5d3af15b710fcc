namespace Sidecar.Game;

/// <summary>Why the game can't go on. The message is for a person and names what and where.</summary>
internal sealed class GameException(string message, Exception? innerException = null)
    : Exception(message, innerException);
