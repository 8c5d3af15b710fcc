using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>A column of the matrix: how a conversation comes into this state, and what the player does afterwards.</summary>
internal abstract class MatrixState(string name)
{
    public string Name => name;

    public virtual bool HasVoice => false;

    public virtual StrikePoint Point => StrikePoint.Now("response.created");

    public virtual StageOptions Prepare(StageOptions options) => options;

    /// <summary>From nothing into the state, with the fault.</summary>
    public abstract Task EnterAsync(Stage stage, MatrixFault fault);

    /// <summary>What the player does once the fault has struck.</summary>
    public virtual Task GoOnAsync(Stage stage)
    {
        stage.Game.HoldAt(null);
        return Task.CompletedTask;
    }

    /// <summary>A conversation that has had a turn, so that there is something to remember.</summary>
    /// <summary>Until what was spoken is answered; some faults prevent that.</summary>
    protected static Task<bool> UntilHeardAsync(Stage stage) =>
        stage.Log.UntilAsync(
            () => stage.Game.Messages.Any(m => m.Message.TurnReport?.Input == TurnInput.Voice),
            TimeSpan.FromSeconds(30)
        );

    protected static async Task ConverseAsync(Stage stage)
    {
        await stage.BeginAsync();
        await stage.UntilStateAsync(ConversationState.Listening);
        stage.Game.SendText("hello");
        await stage.UntilAsync(
            () => stage.Game.Messages.Any(m => m.Message.TurnReport is not null),
            "the first turn is over"
        );
        await stage.UntilStateAsync(ConversationState.Listening);
    }
}

internal sealed class ConnectingState() : MatrixState("connecting")
{
    public override StrikePoint Point => StrikePoint.Opening;

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await fault.ArmAsync(stage, Point);
        await stage.BeginAsync();
    }
}

internal sealed class ListeningState() : MatrixState("listening")
{
    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        await fault.ArmAsync(stage, Point);
        await fault.StrikeAsync(stage, Point);
    }
}

internal sealed class UserSpeakingState() : MatrixState("user speaking")
{
    private const int BeforeSamples = 24_000;

    public override bool HasVoice => true;

    public override StrikePoint Point => StrikePoint.Now("input_audio_buffer.speech_stopped");

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        await fault.ArmAsync(stage, Point);
        stage.Game.Speak(new short[12_000]);
        stage.Game.Speak(Recording.Speech.AsSpan(0, BeforeSamples));
        await stage.UntilStateAsync(ConversationState.UserSpeaking);
        await fault.StrikeAsync(stage, Point);
    }

    public override Task GoOnAsync(Stage stage)
    {
        stage.Game.Speak(Recording.Speech.AsSpan(BeforeSamples));
        stage.Game.Speak(new short[36_000]);
        return UntilHeardAsync(stage);
    }
}

internal sealed class ThinkingState() : MatrixState("thinking")
{
    public override StrikePoint Point => StrikePoint.At("response.created", 1, "response.created");

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        await fault.ArmAsync(stage, Point);
        int before = stage.Game.MessageCount;
        stage.Game.SendText("What did your father say?");
        await stage.UntilAsync(
            () =>
                stage.Game.Messages.Skip(before).Any(m => m.Message.StateChanged?.State == ConversationState.Thinking),
            "the question is asked"
        );
    }
}

/// <summary>In the middle of the burst: about two seconds of fifteen have arrived.</summary>
internal sealed class SpeakingState() : MatrixState("speaking")
{
    public override StrikePoint Point =>
        StrikePoint.At("response.output_audio.delta", 8, "response.output_audio.delta");

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        stage.Game.HoldAt(24_000);
        await fault.ArmAsync(stage, Point);
        stage.Game.SendText("Tell me a story.");
        // Some faults leave it silent.
        await stage.Log.UntilAsync(() => stage.Game.Utterances.Any(u => u.UtteranceId > 1), TimeSpan.FromSeconds(8));
    }
}

internal sealed class StillPlayingState() : MatrixState("still playing")
{
    public override StrikePoint Point => StrikePoint.Now("response.done");

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        stage.Game.HoldAt(24_000);
        await fault.ArmAsync(stage, Point);
        stage.Game.SendText("Tell me a story.");
        await UntilSpokenAsync(stage);
        await fault.StrikeAsync(stage, Point);
    }

    /// <summary>The second answer has arrived as far as it will, and is being heard.</summary>
    public static Task<bool> UntilSpokenAsync(Stage stage) =>
        stage.Log.UntilAsync(
            () =>
                stage.Game.Utterances.Any(u => u.UtteranceId > 1 && u.PlayedSamples > 0)
                    && (
                        stage.Wire.Count(WireDirection.ToClient, "response.done") >= 2
                        || stage.Wire.Count(WireDirection.ToClient, "rate_limits.updated") >= 2
                    )
                || stage.Game.Messages.Any(m =>
                    m.Message.StateChanged?.State == ConversationState.Reconnecting || IsTrouble(m.Message.Notice)
                ),
            TimeSpan.FromSeconds(8)
        );

    private static bool IsTrouble(Notice? notice) =>
        notice?.Code is "response_failed" or "provider_error" or "no_answer";
}

internal sealed class InterruptedState() : MatrixState("interrupted")
{
    public override StrikePoint Point => StrikePoint.Now("conversation.item.truncated");

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        stage.Game.HoldAt(24_000);
        stage.Game.WithholdFlush();
        await fault.ArmAsync(stage, Point);
        stage.Game.SendText("Tell me a story.");
        await StillPlayingState.UntilSpokenAsync(stage);
        stage.Game.Say(new ClientMessage { Interrupt = new Interrupt() });
        await stage.UntilAsync(
            () =>
                stage.Game.Messages.Any(m => m.Message.Flush is not null)
                || !stage.Game.Utterances.Any(u => u.UtteranceId > 1 && !u.IsEndReported),
            "the answer is flushed"
        );
        await fault.StrikeAsync(stage, Point);
    }

    public override Task GoOnAsync(Stage stage)
    {
        stage.Game.ReleaseFlush();
        return base.GoOnAsync(stage);
    }
}

internal sealed class ToolWaitingState() : MatrixState("tool waiting")
{
    public override StrikePoint Point => StrikePoint.Now("response.output_item.done");

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        UpdateCharacter update = new() { Tools = new ToolList() };
        update.Tools.Tools.Add(new ToolDefinition { Name = "lamp_switch", Description = "Switches the lamp." });
        stage.Game.Say(new ClientMessage { UpdateCharacter = update });
        await stage.UntilAsync(
            () => stage.Wire.Count(WireDirection.ToClient, "session.updated") >= 2,
            "the provider knows the tool"
        );
        await fault.ArmAsync(stage, Point);
        stage.Game.SendText("Use lamp_switch now.");
        await stage.Log.UntilAsync(
            () =>
                stage.Game.Messages.Any(m => m.Message.ToolCall is not null)
                && stage.Wire.Count(WireDirection.ToClient, "response.done") >= 2,
            TimeSpan.FromSeconds(8)
        );
        await fault.StrikeAsync(stage, Point);
    }

    public override Task GoOnAsync(Stage stage)
    {
        stage.Game.AnswerTools();
        return base.GoOnAsync(stage);
    }
}

internal sealed class TalkHeldState() : MatrixState("push-to-talk held")
{
    private const int BeforeSamples = 18_000;

    public override bool HasVoice => true;

    public override StrikePoint Point => StrikePoint.Now("input_audio_buffer.committed");

    public override StageOptions Prepare(StageOptions options) =>
        options with
        {
            TurnTaking = TurnTakingMode.PushToTalk,
        };

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        await fault.ArmAsync(stage, Point);
        Press(stage, PushToTalkAction.Begin);
        stage.Game.Speak(Recording.Speech.AsSpan(0, BeforeSamples));
        await stage.UntilStateAsync(ConversationState.UserSpeaking);
        await fault.StrikeAsync(stage, Point);
    }

    public override Task GoOnAsync(Stage stage)
    {
        stage.Game.Speak(Recording.Speech.AsSpan(BeforeSamples));
        Press(stage, PushToTalkAction.End);
        return UntilHeardAsync(stage);
    }

    private static void Press(Stage stage, PushToTalkAction action) =>
        stage.Game.Say(new ClientMessage { PushToTalk = new PushToTalk { Action = action } });
}

internal sealed class ReconnectingState() : MatrixState("reconnecting")
{
    public override StrikePoint Point => StrikePoint.Opening;

    public override async Task EnterAsync(Stage stage, MatrixFault fault)
    {
        await ConverseAsync(stage);
        stage.Proxy.Receive(new Proxy.SlammedDoor());
        await stage.Proxy.StrikeAsync(new Proxy.ResetLine());
        await stage.UntilStateAsync(ConversationState.Reconnecting);
        await fault.ArmAsync(stage, Point);
        stage.Proxy.Unslam();
    }
}

/// <summary>Every column.</summary>
internal static class StateTable
{
    public static IReadOnlyList<MatrixState> All { get; } =
    [
        new ConnectingState(),
        new ListeningState(),
        new UserSpeakingState(),
        new ThinkingState(),
        new SpeakingState(),
        new StillPlayingState(),
        new InterruptedState(),
        new ToolWaitingState(),
        new TalkHeldState(),
        new ReconnectingState(),
    ];
}
