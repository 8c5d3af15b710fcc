using System.Text.Json;
using Sidecar.Audio.Wav;
using Sidecar.Game;
using Sidecar.Game.Microphone;
using Sidecar.Game.Recording;
using Sidecar.Game.Report;
using Sidecar.Game.Script;
using Sidecar.Protocol.V1;
using Spectre.Console;

namespace Sidecar.Tests.Game;

public sealed class HeadlessGameTests : IDisposable
{
    private static readonly ConversationScriptOptions Quick = new()
    {
        SettleMs = 100,
        TailMs = 100,
        InterruptAfterMs = 400,
    };

    private readonly string _directory = Directory.CreateTempSubdirectory("sidecar-game").FullName;
    private readonly StringWriter _printed = new();

    [Fact]
    public async Task Run_TwoTurnsAndAnInterruption_RecordsWhatWasHeardToTheSample()
    {
        await using var sidecar = await FakeSidecar.StartAsync([600, 3000, 500]);
        var script = Script(Speak("a.wav"), Speak("b.wav"), Speak("c.wav", interrupts: true));

        var log = await HeadlessGame.RunAsync(Options(sidecar, script), TestContext.Current.CancellationToken);

        Assert.Null(log.Failure);
        var report = RunReportBuilder.Build(log);
        Assert.Equal("a.wav b.wav c.wav", string.Join(' ', report.Turns.Select(turn => turn.Input)));
        Assert.Equal([false, true, false], report.Turns.Select(turn => turn.Interrupted));
        Assert.Equal([600 * 24L, 3000 * 24L, 500 * 24L], report.Turns.Select(turn => turn.ReceivedSamples));
        Assert.Equal(600 * 24, report.Turns[0].PlayedSamples);
        Assert.InRange(report.Turns[1].PlayedSamples, 400 * 24, (3000 * 24) - 1);
        Assert.Equal(report.Turns[1].PlayedSamples / 24, report.Turns[1].TruncateAudioEndMs);
        Assert.All(report.Turns, turn => Assert.True(turn.FirstAudioAfterSpeechEndMs > 0));
        Assert.True(report.Turns[1].StopAfterSpeechStartedMs >= 1.5);
        Assert.Null(report.Turns[2].StopAfterSpeechStartedMs);
        Assert.StartsWith(report.Turns[1].AssistantText, report.Turns[1].AssistantTextFull, StringComparison.Ordinal);
        Assert.True(report.Turns[1].AssistantText.Length < report.Turns[1].AssistantTextFull.Length);
        Assert.Equal("input 1, input 2, input 3", string.Join(", ", report.Turns.Select(turn => turn.UserText)));
        Assert.Equal((55.5, 210.2), (report.RelayP50Us, report.RelayP99Us));
        AssertHeardIsExact(log);
    }

    [Fact]
    public async Task Run_WithATextTurn_HearsItsAnswer()
    {
        await using var sidecar = await FakeSidecar.StartAsync([400]);
        var script = Script(new ScriptStep(new GameAction.Type("Hello?")));

        var log = await HeadlessGame.RunAsync(Options(sidecar, script), TestContext.Current.CancellationToken);

        var turn = Assert.Single(RunReportBuilder.Build(log).Turns);
        Assert.Equal(("Hello?", "Hello?", 400 * 24L), (turn.Input, turn.UserText, turn.PlayedSamples));
        Assert.Null(turn.UserSpeechEndMs);
        Assert.Contains("word0 word1", _printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OverAUnixSocket_Works()
    {
        var socket = Path.Combine(_directory, "sidecar.sock");
        await using var sidecar = await FakeSidecar.StartAsync([300], socket);
        var script = Script(new ScriptStep(new GameAction.Type("Hello?")));

        var log = await HeadlessGame.RunAsync(Options(sidecar, script), TestContext.Current.CancellationToken);

        Assert.Null(log.Failure);
        Assert.Equal(300 * 24, Assert.Single(log.Utterances).PlayedSamples);
    }

    [Fact]
    public async Task Run_WhenTheSidecarLeaves_SaysSoAndLeavesValidFiles()
    {
        await using var sidecar = await FakeSidecar.StartAsync([400]);
        var script = Script(
            new ScriptStep(new GameAction.Type("Hello?")),
            new ScriptStep(new GameAction.Type("leave"))
        );

        var log = await HeadlessGame.RunAsync(Options(sidecar, script), TestContext.Current.CancellationToken);

        Assert.Contains("the sidecar is shutting down", log.Failure, StringComparison.Ordinal);
        AssertHeardIsExact(log);
    }

    [Fact]
    public async Task Run_WhenTheSidecarIsKilled_SaysSo()
    {
        await using var sidecar = await FakeSidecar.StartAsync([400]);
        var script = new KillOnceHeard(sidecar);

        var log = await HeadlessGame.RunAsync(Options(sidecar, script), TestContext.Current.CancellationToken);

        Assert.NotNull(log.Failure);
        Assert.NotEmpty(log.States);
        await script.Killed;
    }

    [Fact]
    public async Task Run_WhenCancelled_LeavesInOrder()
    {
        await using var sidecar = await FakeSidecar.StartAsync([400]);
        using var cancellation = new CancellationTokenSource();
        var script = new CancelWhenListening(cancellation);

        var log = await HeadlessGame.RunAsync(Options(sidecar, script), cancellation.Token);

        Assert.Null(log.Failure);
        AssertHeardIsExact(log);
    }

    [Fact]
    public async Task Run_WithAWrongToken_SaysThatTheTokenWasRefused()
    {
        await using var sidecar = await FakeSidecar.StartAsync([400]);
        var options = Options(sidecar, new ListenOnly()) with { Token = "wrong" };

        var e = await Assert.ThrowsAsync<GameException>(() => HeadlessGame.RunAsync(options, CancellationToken.None));

        Assert.Contains("refused the token", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:1", "is no address")]
    [InlineData("http://127.0.0.1:1", "can't be reached")]
    public async Task Run_WithABadAddress_NamesIt(string address, string message)
    {
        var options = new GameOptions
        {
            Address = address,
            Token = "",
            Console = Console(),
        };

        var e = await Assert.ThrowsAsync<GameException>(() => HeadlessGame.RunAsync(options, CancellationToken.None));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        _printed.Dispose();
    }

    private static ConversationScript Script(params ScriptStep[] steps) => new(steps, Quick);

    private static ScriptStep Speak(string name, bool interrupts = false)
    {
        short[] pcm = [.. Enumerable.Range(0, 9600).Select(i => (short)(12_000 * Math.Sin(i * 0.05)))];
        return new ScriptStep(new GameAction.Speak(new UserRecording(name, pcm)), interrupts);
    }

    private GameOptions Options(FakeSidecar sidecar, IGameScript script) =>
        new()
        {
            Address = sidecar.Address,
            Token = FakeSidecar.Token,
            UseMicrophone = true,
            Script = script,
            OutDirectory = _directory,
            Console = Console(),
        };

    private IAnsiConsole Console() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_printed) });

    private short[] ReadWav(string file)
    {
        using var wav = WavFile.Open(Path.Combine(_directory, file));
        Assert.False(wav.IsTruncated);
        var samples = new float[wav.FrameCount!.Value];
        wav.Read(samples);
        return [.. samples.Select(sample => (short)MathF.Round(sample * 32768))];
    }

    private void AssertHeardIsExact(RunLog log)
    {
        var expected = new short[log.DurationSamples];
        foreach (var run in log.Utterances.SelectMany(utterance => log.History.RunsOf(utterance.Id)))
        {
            for (var i = 0; i < run.Count; i++)
            {
                expected[run.CardSample + i] = ScriptedDialogue.AnswerSample((int)run.SampleIndex + i);
            }
        }

        Assert.Equal(expected, ReadWav(RunRecorder.HeardFile));
        Assert.Equal(log.DurationSamples, ReadWav(RunRecorder.UserFile).Length);
        var rows = File.ReadAllLines(Path.Combine(_directory, RunRecorder.FaceFile));
        Assert.Equal("sample_index,JawOpen,MouthClose,MouthFunnel", rows[0]);
        Assert.Equal((log.DurationSamples + 399) / 400, rows.Length - 1);
        foreach (var line in File.ReadLines(Path.Combine(_directory, RunRecorder.EventsFile)))
        {
            using var json = JsonDocument.Parse(line);
            Assert.DoesNotContain(FakeSidecar.Token, line, StringComparison.Ordinal);
            Assert.True(json.RootElement.TryGetProperty("message", out _));
        }
    }

    private sealed class KillOnceHeard(FakeSidecar sidecar) : IGameScript
    {
        public Task Killed { get; private set; } = Task.CompletedTask;

        public GameAction? Next(in GameView view)
        {
            if (view.State == ConversationState.Listening && Killed.IsCompletedSuccessfully)
            {
                Killed = sidecar.KillAsync();
            }

            return null;
        }
    }

    private sealed class CancelWhenListening(CancellationTokenSource cancellation) : IGameScript
    {
        public GameAction? Next(in GameView view)
        {
            if (view.State == ConversationState.Listening)
            {
                cancellation.Cancel();
            }

            return null;
        }
    }
}
