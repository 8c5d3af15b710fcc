using System.Text.Json;

namespace Sidecar.UePlugin.Tests.Scripts;

public sealed class BuildAndTestScriptTests : IDisposable
{
    private readonly FakeEngine _engine = new();

    public BuildAndTestScriptTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for Linux and macOS");

    private static string Platform => OperatingSystem.IsMacOS() ? "Mac" : "Linux";

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task EveryTestPassed_ExitsWithZeroAndASummary()
    {
        _engine.WillLog(
            "Result={Success} Name={Play} Path={Sidecar.Play}",
            "Result={Success} Name={Stop} Path={Sidecar.Stop}"
        );
        Command run = await _engine.RunScriptAsync();
        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("2 passed, 0 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheBuildTool_GetsThePluginAndThePlatform()
    {
        Command run = await _engine.RunScriptAsync("--build-only", "--output", Path.Combine(_engine.Folder, "out put"));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"""
            BuildPlugin
            -Plugin={Path.Combine(Repository.Plugin, "Sidecar.uplugin")}
            -Package={_engine.Folder}/out put
            -TargetPlatforms={Platform}

            """,
            _engine["build.txt"]
        );
        Assert.False(_engine.Has("editor.txt"));
    }

    [Fact]
    public async Task TheEditor_RunsTheTestsOfAProjectThatHasTheBuiltPlugin()
    {
        _engine.WillLog("Result={Success} Name={Play} Path={Sidecar.Play}");
        await _engine.RunScriptAsync("--tests", "Sidecar.Play");
        string[] arguments = _engine["editor.txt"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("-ExecCmds=Automation RunTest Sidecar.Play;Quit", arguments[1]);
        Assert.Subset(
            arguments.ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal) { "-unattended", "-nullrhi", "-nosound", "-nosplash", "-log" }
        );
        Assert.Equal("Sidecar.uplugin\n", _engine["plugin.txt"]);
        using var project = JsonDocument.Parse(_engine["project.txt"]);
        Assert.Equal(3, project.RootElement.GetProperty("FileVersion").GetInt32());
        Assert.False(File.Exists(arguments[0]), "the project made for the run is left behind");
    }

    [Fact]
    public async Task AFailedTest_IsNamedAndExitsWithOne()
    {
        _engine.WillLog(
            "Result={Success} Name={Play} Path={Sidecar.Play}",
            "Result={Fail} Name={Stop} Path={Sidecar.Stop}"
        );
        Command run = await _engine.RunScriptAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Name={Stop} Path={Sidecar.Stop}\n1 passed, 1 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoTestAtAll_IsAFailure()
    {
        _engine.WillLog();
        Command run = await _engine.RunScriptAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no test named Sidecar", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACrashBehindTheTests_IsAFailure()
    {
        _engine.WillLog("Result={Success} Name={Play} Path={Sidecar.Play}");
        Command run = await _engine.RunScriptAsync([("FAKE_EDITOR_EXIT", "139")]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("then the editor ended with 139", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditorWithoutALog_IsAFailure()
    {
        Command run = await _engine.RunScriptAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("wrote no log", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedBuild_RunsNoTest()
    {
        Command run = await _engine.RunScriptAsync([("FAKE_BUILD_EXIT", "6")]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the plugin does not build", run.Output, StringComparison.Ordinal);
        Assert.False(_engine.Has("editor.txt"));
    }

    [Fact]
    public async Task NoEngine_SaysHowToNameOne()
    {
        Command run = await _engine.RunScriptAsync([("UE_ROOT", null)]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("give its folder with --engine, or set UE_ROOT", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatIsNoEngine_IsNamed()
    {
        Command run = await _engine.RunScriptAsync("--engine", "/nowhere");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no Engine/Build/BatchFiles/RunUAT.sh in /nowhere", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInstalledEngine_IsFoundWithoutBeingNamed()
    {
        string folder = Path.Combine(_engine.Folder, ".config/Epic/UnrealEngine");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Install.ini"),
            $"[Installations]\nUE_5.7={_engine.Folder}\n"
        );
        Command run = await _engine.RunScriptAsync([("UE_ROOT", null)], "--build-only");
        Assert.Equal(0, run.ExitCode);
        Assert.True(_engine.Has("build.txt"));
    }

    [Fact]
    public async Task AProjectWithoutThePlugin_IsRefusedBeforeTheBuild()
    {
        Command run = await _engine.RunScriptAsync("--project", "Game/Game.uproject");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has no Sidecar.uplugin in its Plugins folder", run.Output, StringComparison.Ordinal);
        Assert.False(_engine.Has("build.txt"));
    }

    [Theory]
    [InlineData("--frobnicate")]
    [InlineData("--engine")]
    public async Task AWrongOption_ExitsWithTwo(string option)
    {
        Command run = await _engine.RunScriptAsync(option);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option, run.Output, StringComparison.Ordinal);
    }
}
