using Sidecar.Game.Microphone;
using Sidecar.Game.Script;
using Sidecar.Protocol;

namespace Sidecar.Demo;

/// <summary>
/// Who says what when: one input after the other, and the last one in the middle of the answer to the one before, as is
/// every backchannel. A single input is spoken twice, the second time into its own answer.
/// </summary>
internal static class DemoPlan
{
    private const long LimitMs = 90_000;

    public static IReadOnlyList<ScriptStep> Steps(IReadOnlyList<UserRecording> inputs)
    {
        UserRecording[] spoken = inputs.Count == 1 ? [inputs[0], inputs[0]] : [.. inputs];
        return
        [
            .. spoken.Select(
                (recording, i) =>
                    new ScriptStep(new GameAction.Speak(recording), recording.IsBackchannel || i == spoken.Length - 1)
            ),
        ];
    }

    /// <summary>Nothing takes longer than this beyond the inputs themselves, whatever the provider does.</summary>
    public static ConversationScriptOptions Options(IReadOnlyList<ScriptStep> steps) =>
        new()
        {
            LimitMs =
                LimitMs
                + steps.Sum(step =>
                    step.Action is GameAction.Speak speak ? PcmFormat.ToMs(speak.Recording.Pcm.Length) : 0
                ),
        };
}
