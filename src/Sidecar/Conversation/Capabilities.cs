using Sidecar.Face;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Session;

namespace Sidecar.Conversation;

/// <summary>What a conversation can do, and why not where it can't, in the names of the contract.</summary>
internal static class Capabilities
{
    public static IEnumerable<Capability> Of(ConversationSettings settings, IFaceEngine? face)
    {
        RealtimeCapabilities provider = settings.Session.Capabilities;
        const string notThisProvider = "this provider does not do it";
        yield return Make("truncate", provider.Truncate ? null : notThisProvider);
        yield return Make("cancel", provider.Cancel ? null : notThisProvider);
        yield return Make("server_vad", provider.SpeechEvents ? null : notThisProvider);
        yield return Make(
            "reversible_barge_in",
            !SessionSetup.IsReversible(settings)
                    ? "this provider answers and interrupts by itself; speech stops the answer at once"
                : settings.TurnTaking.BargeIn != Configuration.BargeInMode.Reversible
                    ? $"TurnTaking:BargeIn is {Configuration.ConfigurationKeys.Name(settings.TurnTaking.BargeIn)}"
                : null
        );
        yield return Make(
            "transcription",
            !provider.Transcription ? notThisProvider
                : settings.Transcription is null ? "Provider:TranscriptionModel is empty"
                : null
        );
        yield return Make("tool_calls", provider.FunctionCalls ? null : notThisProvider);
        yield return Make("microphone", settings.NoMicrophoneReason);
        yield return Make("game_microphone", null);
        yield return Make("local_playback", "this build has no output devices; the game plays");
        yield return Make("echo_cancelling", "this build has no echo canceller; use headphones");
        yield return Make("face", face is null ? "Face:Engine is none" : null);
    }

    private static Capability Make(string name, string? reason) =>
        new()
        {
            Name = name,
            Available = reason is null,
            Reason = reason ?? "",
        };
}
