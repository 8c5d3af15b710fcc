using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Script;

/// <summary>One thing that the user does.</summary>
/// <param name="Action">What.</param>
/// <param name="InterruptsAnswer">In the middle of the answer to the step before, instead of after it.</param>
internal sealed record ScriptStep(GameAction Action, bool InterruptsAnswer = false);

internal sealed record ConversationScriptOptions
{
    /// <summary>How long the conversation must be at rest before the user goes on.</summary>
    public long SettleMs { get; init; } = 400;

    /// <summary>How long it must be at rest before the run ends.</summary>
    public long TailMs { get; init; } = 700;

    /// <summary>How much of an answer is heard before it is interrupted.</summary>
    public long InterruptAfterMs { get; init; } = 2500;

    /// <summary>An answer that has not begun after this long of listening will not come.</summary>
    public long UnansweredAfterMs { get; init; } = 8000;

    /// <summary>The longest the run may take.</summary>
    public long LimitMs { get; init; } = 90_000;
}

/// <summary>
/// Does one step after the other, each when the answer to the one before has been heard to its end, or in its middle.
/// </summary>
internal sealed class ConversationScript(IReadOnlyList<ScriptStep> steps, ConversationScriptOptions options)
    : IGameScript
{
    /// <summary>An interruption needs this much of the answer to be left, or it comes too late.</summary>
    private const long LeftToInterruptMs = 1200;

    private int _next;
    private long _heardAtLastStep;
    private long? _restingSince;
    private long? _listeningSince;

    public GameAction? Next(in GameView view)
    {
        Observe(view);
        if (view.State == ConversationState.Failed)
        {
            var reason = view.Log.States.Count > 0 ? view.Log.States[^1].Reason : "";
            return new GameAction.Finish($"The conversation failed: {reason}");
        }

        if (view.CardSample >= PcmFormat.FromMs(options.LimitMs))
        {
            return new GameAction.Finish($"The conversation did not end within {options.LimitMs / 1000} s.");
        }

        if (view.IsUserSpeaking)
        {
            return null;
        }

        if (_next == steps.Count)
        {
            return HasRested(view, options.TailMs) ? new GameAction.Finish(null) : null;
        }

        var step = steps[_next];
        if (!HasRested(view, options.SettleMs) && !(step.InterruptsAnswer && IsTimeToInterrupt(view)))
        {
            return null;
        }

        _next++;
        _heardAtLastStep =
            LastInputEnd(view) is { } lastEnd && IsBackchannel(step) ? Answer(view, lastEnd).HeardSamples : 0;
        _restingSince = null;
        _listeningSince = null;
        return step.Action;
    }

    private void Observe(in GameView view)
    {
        var isListening = view.State == ConversationState.Listening && view.IsPlaybackIdle && !view.IsUserSpeaking;
        _listeningSince = isListening ? _listeningSince ?? view.CardSample : null;
        var isAtRest =
            isListening
            && (
                LastInputEnd(view) is not { } inputEnd
                || Answer(view, inputEnd).HeardSamples > 0
                || view.CardSample - _listeningSince >= PcmFormat.FromMs(options.UnansweredAfterMs)
            );
        _restingSince = isAtRest ? _restingSince ?? view.CardSample : null;
    }

    private bool HasRested(in GameView view, long ms) => view.CardSample - _restingSince >= PcmFormat.FromMs(ms);

    private bool IsTimeToInterrupt(in GameView view)
    {
        if (view.IsPlaybackIdle || LastInputEnd(view) is not { } inputEnd)
        {
            return false;
        }

        var (heardSamples, totalSamples) = Answer(view, inputEnd);
        var after = PcmFormat.FromMs(options.InterruptAfterMs);
        if (totalSamples is { } total)
        {
            var left = total - _heardAtLastStep;
            after = Math.Min(after, Math.Max(left / 3, left - PcmFormat.FromMs(LeftToInterruptMs)));
        }

        return heardSamples > 0 && heardSamples - _heardAtLastStep >= after;
    }

    private static bool IsBackchannel(ScriptStep step) =>
        step.Action is GameAction.Speak { Recording.IsBackchannel: true };

    /// <summary>When the user's last input that wants an answer was complete; null before the first.</summary>
    private static long? LastInputEnd(in GameView view)
    {
        var last = view.Log.Spoken.LastOrDefault(input => !input.Recording.IsBackchannel);
        long? spoken = last?.SpeechEnd ?? last?.End;
        long? typed = view.Log.Typed.Count > 0 ? view.Log.Typed[^1].CardSample : null;
        return spoken is null || typed > spoken ? typed : spoken;
    }

    /// <summary>How much was heard of what began after a sample, and how much there is, once that is known.</summary>
    private static (long HeardSamples, long? TotalSamples) Answer(in GameView view, long since)
    {
        long heard = 0;
        long? total = 0;
        foreach (var utterance in view.Log.Utterances)
        {
            if (utterance.FirstHeardAt >= since)
            {
                heard += utterance.PlayedSamples;
                total += utterance.TotalSamples;
            }
        }

        return (heard, total);
    }
}
