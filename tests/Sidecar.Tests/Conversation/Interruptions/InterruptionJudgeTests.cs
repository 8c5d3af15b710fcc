using CsCheck;
using Sidecar.Conversation.Interruptions;

namespace Sidecar.Tests.Conversation.Interruptions;

public sealed class InterruptionJudgeTests
{
    private static JudgeSettings Settings { get; } =
        new()
        {
            DecisionMs = 1_500,
            BackchannelMs = 600,
            CoughMs = 250,
            TrailingSilenceMs = 400,
            HasTranscripts = true,
            Backchannels = new BackchannelList(""),
        };

    private static InterruptionJudge Judge(JudgeSettings? settings = null)
    {
        InterruptionJudge judge = new(settings ?? Settings, beganAtMs: 0);
        judge.SpeechStarted("u", startMs: 10_000, nowMs: 0);
        return judge;
    }

    [Fact]
    public void SpeechGoesOn_InterruptsOnceItsLengthIsCertain()
    {
        InterruptionJudge judge = Judge();

        Assert.Equal(new Verdict(Decision.Wait, DecidedBy.Nothing, 1_000), judge.Judge(999));
        Assert.Equal(new Verdict(Decision.Interrupt, DecidedBy.Length, 0), judge.Judge(1_000));
    }

    [Theory]
    [InlineData(249, Decision.Resume, DecidedBy.ShortSound)]
    [InlineData(250, Decision.Wait, DecidedBy.Nothing)]
    [InlineData(599, Decision.Wait, DecidedBy.Nothing)]
    [InlineData(600, Decision.Interrupt, DecidedBy.Length)]
    internal void FinishedSpeech_IsJudgedByItsLength(int lengthMs, Decision decision, DecidedBy by)
    {
        InterruptionJudge judge = Judge();

        judge.SpeechStopped("u", 10_000 + lengthMs);

        Verdict verdict = judge.Judge(900);
        Assert.Equal((decision, by), (verdict.Decision, verdict.By));
    }

    [Theory]
    [InlineData("mm-hm", Decision.Resume, DecidedBy.BackchannelWords)]
    [InlineData("", Decision.Resume, DecidedBy.NoWords)]
    [InlineData("stop", Decision.Interrupt, DecidedBy.OtherWords)]
    internal void FinishedSpeech_IsJudgedByItsTranscript(string text, Decision decision, DecidedBy by)
    {
        InterruptionJudge judge = Judge();
        judge.SpeechStopped("u", 10_400);

        judge.Heard("u", text, isWhole: true);

        Assert.Equal(new Verdict(decision, by, 0), judge.Judge(1_100));
    }

    [Fact]
    public void AnotherWord_WhileTheUserStillSpeaks_InterruptsAtOnce()
    {
        InterruptionJudge judge = Judge();
        judge.Heard("u", "yeah", isWhole: false);
        Assert.Equal(Decision.Wait, judge.Judge(300).Decision);

        judge.Heard("u", "yeah but", isWhole: false);

        Assert.Equal(new Verdict(Decision.Interrupt, DecidedBy.OtherWords, 0), judge.Judge(300));
    }

    [Fact]
    public void NoTranscriptInTime_Interrupts()
    {
        InterruptionJudge judge = Judge();
        judge.SpeechStopped("u", 10_400);

        Assert.Equal(new Verdict(Decision.Wait, DecidedBy.Nothing, 1_500), judge.Judge(1_499));
        Assert.Equal(new Verdict(Decision.Interrupt, DecidedBy.Time, 0), judge.Judge(1_500));
    }

    [Fact]
    public void NobodyTranscribes_LengthDecidesAtTheEndOfSpeech()
    {
        InterruptionJudge judge = Judge(Settings with { HasTranscripts = false });

        judge.SpeechStopped("u", 10_400);

        Assert.Equal(new Verdict(Decision.Interrupt, DecidedBy.Length, 0), judge.Judge(800));
    }

    [Fact]
    public void UnknownSilence_NeitherElapsedTimeNorLengthInterrupts()
    {
        InterruptionJudge judge = Judge(Settings with { TrailingSilenceMs = null });
        Assert.Equal(new Verdict(Decision.Wait, DecidedBy.Nothing, 1_500), judge.Judge(1_200));

        judge.SpeechStopped("u", 11_100);
        Assert.Equal(Decision.Wait, judge.Judge(1_200).Decision);
        judge.Heard("u", "mm-hm", isWhole: true);

        Assert.Equal(Decision.Resume, judge.Judge(1_300).Decision);
    }

    [Fact]
    public void TwoStretches_BothMustBeHarmless()
    {
        InterruptionJudge judge = Judge();
        judge.SpeechStopped("u", 10_200);
        judge.SpeechStarted("v", 10_900, nowMs: 900);
        Assert.Equal(Decision.Wait, judge.Judge(900).Decision);

        judge.SpeechStopped("v", 11_300);
        judge.Heard("v", "ok", isWhole: true);

        Assert.Equal(Decision.Resume, judge.Judge(1_400).Decision);
    }

    [Fact]
    public void TimeIsOver_WhileASecondStretchGoesOn_Interrupts()
    {
        InterruptionJudge judge = Judge();
        judge.SpeechStopped("u", 10_200);
        judge.SpeechStarted("v", 11_000, nowMs: 1_000);

        Assert.Equal(new Verdict(Decision.Interrupt, DecidedBy.Time, 0), judge.Judge(1_500));
    }

    [Fact]
    public void Conclude_JudgesAsIfTheTimeWereOver()
    {
        InterruptionJudge judge = Judge();
        Assert.Equal(Decision.Interrupt, judge.Conclude().Decision);

        judge.SpeechStopped("u", 10_100);

        Assert.Equal(Decision.Resume, judge.Conclude().Decision);
    }

    private enum Step
    {
        Start,
        Stop,
        Words,
        OtherWords,
        Whole,
    }

    [Fact]
    public void AnyOrderOfEvents_DecidesInTimeAndNeverGoesOnOverAnotherWord()
    {
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 3], Gen.Int[0, 400])
            .Array[0, 20]
            .Sample(steps =>
            {
                InterruptionJudge judge = Judge();
                HashSet<string> known = ["u"];
                bool isOther = false;
                long now = 0;
                foreach ((Step step, int item, int ms) in steps)
                {
                    now += ms;
                    string id = item == 0 ? "u" : $"u{item}";
                    switch (step)
                    {
                        case Step.Start:
                            judge.SpeechStarted(id, 10_000 + now, now);
                            known.Add(id);
                            break;
                        case Step.Stop:
                            judge.SpeechStopped(id, 10_000 + now);
                            break;
                        case Step.Words when !isOther:
                            judge.Heard(id, "mm-hm", isWhole: false);
                            break;
                        case Step.OtherWords:
                            judge.Heard(id, "but listen", isWhole: false);
                            isOther |= known.Contains(id);
                            break;
                        case Step.Whole when !isOther:
                            judge.Heard(id, "yeah", isWhole: true);
                            break;
                    }
                    Verdict verdict = judge.Judge(now);
                    if (isOther)
                    {
                        Assert.Equal(Decision.Interrupt, verdict.Decision);
                    }
                    if (verdict.Decision == Decision.Wait)
                    {
                        Assert.InRange(verdict.LookAgainAtMs, now + 1, judge.DueMs);
                    }
                    Assert.True(verdict.Decision != Decision.Resume || !judge.IsSpeaking);
                    Assert.NotEqual(Decision.Wait, judge.Conclude().Decision);
                }
                Assert.NotEqual(Decision.Wait, judge.Judge(judge.DueMs).Decision);
            });
    }
}
