using Sidecar.Game.Microphone;
using Sidecar.Game.Playback;
using Sidecar.Game.Recording;
using Sidecar.Game.Script;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game.Script;

public sealed class ConversationScriptTests
{
    private const long Ms = 24;

    private readonly RunLog _log = new();
    private readonly List<SpokenInput> _spoken = [];
    private readonly ConversationScript _script;

    public ConversationScriptTests()
    {
        _log.Spoken = _spoken;
        _script = new ConversationScript(
            [
                new ScriptStep(new GameAction.Type("one")),
                new ScriptStep(new GameAction.Type("two"), InterruptsAnswer: true),
            ],
            new ConversationScriptOptions()
        );
    }

    [Fact]
    public void Next_BeforeTheConversationHasSettled_Waits()
    {
        Assert.Null(Next(0, ConversationState.Connecting));
        Assert.Null(Next(1000, ConversationState.Listening));
        Assert.Null(Next(1399, ConversationState.Listening));
        Assert.IsType<GameAction.Type>(Next(1400, ConversationState.Listening));
    }

    [Fact]
    public void Next_WhenTheAnswerHasBeenHeardForLongEnough_Interrupts()
    {
        BeginFirstTurn();
        Hear(utteranceId: 1, fromMs: 3000, toMs: 5490);
        Assert.Null(Next(5490, ConversationState.Speaking, isIdle: false));

        Hear(utteranceId: 1, fromMs: 5490, toMs: 5500, sampleIndexMs: 2490);
        Assert.IsType<GameAction.Type>(Next(5500, ConversationState.Speaking, isIdle: false));
    }

    [Fact]
    public void Next_WhenTheAnswerIsKnownToBeShort_InterruptsEarlier()
    {
        BeginFirstTurn();
        Hear(utteranceId: 1, fromMs: 3000, toMs: 3790);
        _log.Utterances[0].TotalSamples = 2000 * Ms;
        Assert.Null(Next(3790, ConversationState.Speaking, isIdle: false));

        Hear(utteranceId: 1, fromMs: 3790, toMs: 3800, sampleIndexMs: 790);
        Assert.IsType<GameAction.Type>(Next(3800, ConversationState.Speaking, isIdle: false));
    }

    [Fact]
    public void Next_WhenTheAnswerWasOverTooEarly_GoesOnAfterIt()
    {
        BeginFirstTurn();
        Hear(utteranceId: 1, fromMs: 3000, toMs: 3500);
        Assert.Null(Next(3500, ConversationState.Listening));
        Assert.IsType<GameAction.Type>(Next(3900, ConversationState.Listening));
    }

    [Fact]
    public void Next_WithoutAnAnswer_GoesOnAfterAWhile()
    {
        BeginFirstTurn();
        Assert.Null(Next(2000, ConversationState.Listening));
        Assert.Null(Next(9999, ConversationState.Listening));
        Assert.Null(Next(10_000, ConversationState.Listening));
        Assert.IsType<GameAction.Type>(Next(10_400, ConversationState.Listening));
    }

    [Fact]
    public void Next_WhenAllIsHeard_FinishesAfterTheTail()
    {
        BeginFirstTurn();
        Hear(utteranceId: 1, fromMs: 3000, toMs: 3500);
        Next(3500, ConversationState.Listening);
        Assert.NotNull(Next(3900, ConversationState.Listening));
        _log.Typed.Add(new TypedInput("two", 3900 * Ms));
        Hear(utteranceId: 2, fromMs: 4500, toMs: 5000);

        Assert.Null(Next(5000, ConversationState.Listening));
        Assert.Null(Next(5699, ConversationState.Listening));
        Assert.Equal(new GameAction.Finish(null), Next(5700, ConversationState.Listening));
    }

    [Fact]
    public void Next_WhenTheConversationFails_FinishesWithItsReason()
    {
        _log.States.Add(new StateRecord(0, ConversationState.Failed, "the key was refused"));

        var finish = Assert.IsType<GameAction.Finish>(Next(100, ConversationState.Failed));

        Assert.Contains("the key was refused", finish.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Next_WhenItTakesTooLong_FinishesWithAFailure()
    {
        var finish = Assert.IsType<GameAction.Finish>(Next(90_000, ConversationState.Connecting));

        Assert.NotNull(finish.Failure);
    }

    [Fact]
    public void Next_WhileTheUserSpeaks_DoesNothing()
    {
        _spoken.Add(new SpokenInput(new UserRecording("a.wav", new short[24_000]), 0));

        Assert.Null(
            _script.Next(new GameView(5000 * Ms, ConversationState.Listening, IsUserSpeaking: true, true, _log))
        );
    }

    private void BeginFirstTurn()
    {
        Next(0, ConversationState.Listening);
        Assert.NotNull(Next(400, ConversationState.Listening));
        _log.Typed.Add(new TypedInput("one", 400 * Ms));
    }

    private void Hear(ulong utteranceId, long fromMs, long toMs, long sampleIndexMs = 0)
    {
        var run = new PlayedRun(utteranceId, sampleIndexMs * Ms, fromMs * Ms, (int)((toMs - fromMs) * Ms));
        _log.Utterance(utteranceId, fromMs * Ms).Heard(run, [1]);
    }

    private GameAction? Next(long atMs, ConversationState state, bool isIdle = true) =>
        _script.Next(new GameView(atMs * Ms, state, IsUserSpeaking: false, isIdle, _log));
}
