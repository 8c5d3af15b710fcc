using System.Runtime.InteropServices;
using Sidecar.Game.Microphone;
using Sidecar.Game.Recording;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Script;

/// <summary>Who plays the game: decides at each wake-up what the user does next.</summary>
internal interface IGameScript
{
    /// <summary>What to do now; null for nothing.</summary>
    GameAction? Next(in GameView view);
}

/// <summary>What the user does.</summary>
internal abstract record GameAction
{
    internal sealed record Speak(UserRecording Recording) : GameAction;

    internal sealed record Type(string Text) : GameAction;

    /// <summary>Leaves.</summary>
    /// <param name="Failure">Why it ends too early; null when everything was done.</param>
    internal sealed record Finish(string? Failure) : GameAction;
}

/// <summary>What a script can see.</summary>
/// <param name="CardSample">The sample of the sound card that is heard now.</param>
/// <param name="State">As the sidecar said last.</param>
/// <param name="IsUserSpeaking">The microphone still hears a recording.</param>
/// <param name="IsPlaybackIdle">Nothing is waiting to be heard.</param>
/// <param name="Log">What has happened so far.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GameView(
    long CardSample,
    ConversationState State,
    bool IsUserSpeaking,
    bool IsPlaybackIdle,
    RunLog Log
);

/// <summary>The script of a game that only listens.</summary>
internal sealed class ListenOnly : IGameScript
{
    public GameAction? Next(in GameView view) => null;
}
