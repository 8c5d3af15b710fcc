namespace Sidecar.UePlugin.Tests.Scripts;

/// <summary>A folder that looks like an engine: its tools write down what they are given and answer as told.</summary>
internal sealed class FakeEngine : IDisposable
{
    private const string BuildTool = """
        #!/bin/sh
        printf '%s\n' "$@" > "$FAKE_ENGINE/build.txt"
        for a in "$@"; do
            case "$a" in -Package=*) mkdir -p "${a#-Package=}" && echo '{}' > "${a#-Package=}/Sidecar.uplugin" ;; esac
        done
        exit "${FAKE_BUILD_EXIT:-0}"
        """;

    private const string Editor = """
        #!/bin/sh
        printf '%s\n' "$@" > "$FAKE_ENGINE/editor.txt"
        cat "$1" > "$FAKE_ENGINE/project.txt"
        ls "$(dirname "$1")/Plugins/Sidecar" > "$FAKE_ENGINE/plugin.txt"
        for a in "$@"; do
            case "$a" in -abslog=*) [ ! -f "$FAKE_ENGINE/log.txt" ] || cp "$FAKE_ENGINE/log.txt" "${a#-abslog=}" ;; esac
        done
        exit "${FAKE_EDITOR_EXIT:-0}"
        """;

    public FakeEngine()
    {
        Folder = Directory.CreateTempSubdirectory("fake engine ").FullName;
        Write("Engine/Build/BatchFiles/RunUAT.sh", BuildTool);
        Write("Engine/Binaries/Linux/UnrealEditor-Cmd", Editor);
        Write("Engine/Binaries/Mac/UnrealEditor-Cmd", Editor);
    }

    public string Folder { get; }

    public string this[string name] => File.ReadAllText(Path.Combine(Folder, name));

    public bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    /// <summary>What the editor's log will hold of the tests' results.</summary>
    public void WillLog(params string[] results) =>
        File.WriteAllLines(
            Path.Combine(Folder, "log.txt"),
            results.Select(r => $"[2026.01.01][ 1]LogAutomationController: Display: Test Completed. {r}")
        );

    public Task<Command> RunScriptAsync(params string[] arguments) => RunScriptAsync([], arguments);

    public Task<Command> RunScriptAsync((string Name, string? Value)[] environment, params string[] arguments)
    {
        var variables = environment.ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal);
        variables.TryAdd("UE_ROOT", Folder);
        variables["FAKE_ENGINE"] = Folder;
        variables["HOME"] = Folder;
        string script = Path.Combine(Repository.Plugin, "Scripts", "BuildAndTest.sh");
        return Command.RunAsync("bash", [script, .. arguments], Folder, TimeSpan.FromMinutes(1), variables);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string path, string text)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
