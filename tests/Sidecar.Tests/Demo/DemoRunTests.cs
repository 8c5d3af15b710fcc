using System.Text.Json;
using Sidecar.Demo;
using Sidecar.Game.Microphone;
using Sidecar.Game.Report;
using Sidecar.Tests.Game;
using Spectre.Console;

namespace Sidecar.Tests.Demo;

public sealed class DemoRunTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("sidecar-demo").FullName;
    private readonly StringWriter _printed = new();

    [Fact]
    public async Task Run_WithOneInput_SpeaksItAgainIntoItsAnswerAndLeavesEveryFile()
    {
        await using var sidecar = await FakeSidecar.StartAsync([2400, 400]);
        var input = Path.Combine(_directory, "mine.wav");
        WriteVoice(input);

        var exitCode = await DemoRun.RunAsync(Options([input]), _ => Running(sidecar), CancellationToken.None);

        Assert.Equal(0, exitCode);
        var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Out("summary.json"))).RootElement;
        Assert.Equal([true, false], summary.GetProperty("turns").EnumerateArray().Select(IsInterrupted));
        Assert.Contains("spoken twice", summary.GetProperty("notes").ToString(), StringComparison.Ordinal);
        Assert.All(
            summary.GetProperty("files").EnumerateArray().Select(file => file.GetString()!),
            file => Assert.True(new FileInfo(Out(file)).Length > 0, file)
        );
        AssertStandsAlone(await File.ReadAllTextAsync(Out("timeline.html")));
        Assert.Contains("timeline.html", _printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAFileThatIsNoWav_NamesItBeforeAnythingStarts()
    {
        var input = Path.Combine(_directory, "notes.wav");
        await File.WriteAllTextAsync(input, "no sound at all, only text");

        var exitCode = await DemoRun.RunAsync(
            Options([input]),
            _ => throw new InvalidOperationException("The daemon must not be started."),
            CancellationToken.None
        );

        Assert.Equal(1, exitCode);
        Assert.Contains("notes.wav", _printed.ToString().ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_WithoutFiles_GivesTheBundledInputs()
    {
        var inputs = await DemoInputs.LoadAsync([], CancellationToken.None);

        Assert.Equal(
            "user-1.wav user-2.wav mm-hm.wav user-3.wav",
            string.Join(' ', inputs.Select(input => input.Name))
        );
        Assert.All(inputs, input => Assert.Single(input.Segments));
    }

    [Theory]
    [InlineData(1, new[] { false, true })]
    [InlineData(2, new[] { false, true })]
    [InlineData(4, new[] { false, false, false, true })]
    public void Steps_TheLastInputInterrupts(int inputs, bool[] interrupts)
    {
        var recordings = Enumerable.Range(0, inputs).Select(i => new UserRecording($"{i}.wav", new short[480]));

        Assert.Equal(interrupts, DemoPlan.Steps([.. recordings]).Select(step => step.InterruptsAnswer));
    }

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        _printed.Dispose();
    }

    private static void AssertStandsAlone(string page)
    {
        const string DataBegin = "<script type=\"application/json\" id=\"data\">";
        var dataAt = page.IndexOf(DataBegin, StringComparison.Ordinal) + DataBegin.Length;
        var dataEnd = page.IndexOf("</script>", dataAt, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(page[dataAt..dataEnd]);
        Assert.Equal(2, json.RootElement.GetProperty("latencies").GetArrayLength());
        Assert.Equal(1, json.RootElement.GetProperty("unheard").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("sound").GetProperty("wavBase64").GetString()!.Length > 0);
        var markup = page.Remove(dataAt, dataEnd - dataAt);
        string[] references = ["src=", "href=", "url(", "http://", "https://", "@import", "/*script*/", "/*style*/"];
        Assert.All(references, text => Assert.DoesNotContain(text, markup, StringComparison.Ordinal));
    }

    private static bool IsInterrupted(JsonElement turn) => turn.GetProperty("interrupted").GetBoolean();

    private static void WriteVoice(string path)
    {
        using var wav = Sidecar.Audio.Wav.WavWriter.Create(path, 16_000);
        wav.Write([.. Enumerable.Range(0, 8000).Select(i => (short)(12_000 * Math.Sin(i * 0.1)))]);
    }

    private static Task<IRunningDaemon> Running(FakeSidecar sidecar) =>
        Task.FromResult<IRunningDaemon>(new Borrowed(sidecar.Address));

    private string Out(string file) => Path.Combine(_directory, "out", file);

    private DemoOptions Options(IReadOnlyList<string> inputs) =>
        new()
        {
            Inputs = inputs,
            OutDirectory = Path.Combine(_directory, "out"),
            Console = AnsiConsole.Create(
                new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_printed) }
            ),
        };

    private sealed record Borrowed(string Address) : IRunningDaemon
    {
        public string Token => FakeSidecar.Token;

        public string Provider => "scripted";

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
