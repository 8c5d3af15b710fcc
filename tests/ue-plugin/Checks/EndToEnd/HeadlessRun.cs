using System.Diagnostics;
using System.Text.Json;
using Sidecar.UePlugin.Tests.Presets;

namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>One conversation of the headless game with the real daemon, and the files it left.</summary>
internal sealed class HeadlessRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private HeadlessRun(string folder, JsonElement summary)
    {
        Summary = summary;
        Heard = HeardSound.Read(
            Path.Combine(folder, "heard.wav"),
            summary.GetProperty("heardStartSeconds").GetDouble()
        );
        Face = FaceTrack.Read(Path.Combine(folder, "face.csv"));
        Events = GameEvent.Read(Path.Combine(folder, "events.csv"));
        Captions = File.ReadAllLines(Path.Combine(folder, "captions.txt"));
    }

    /// <summary>The line that the game prints at its end.</summary>
    public JsonElement Summary { get; }

    public HeardSound Heard { get; }

    public FaceTrack Face { get; }

    public IReadOnlyList<GameEvent> Events { get; }

    /// <summary>Final captions, each with <c>user: </c> or <c>character: </c> before it.</summary>
    public IReadOnlyList<string> Captions { get; }

    public IEnumerable<GameEvent> Of(string kind) => Events.Where(e => e.Kind == kind);

    /// <summary>Where a file of the demo's user is.</summary>
    public static string Recording(string name) =>
        Path.Combine(Repository.Root, "src", "Sidecar", "Demo", "Assets", $"{name}.wav");

    /// <param name="name">Of the folder it writes, below the build.</param>
    /// <param name="says">What the user says and the character answers, in order.</param>
    /// <param name="turns">The game's command line.</param>
    public static async Task<HeadlessRun> StartAsync(
        string name,
        IEnumerable<(string Heard, string Answer)> says,
        params string[] turns
    )
    {
        PresetBuild build = await PresetBuild.GetAsync("gcc");
        Assert.True(build.Failure is null, build.Failure);
        string folder = Path.Combine(build.Folder, "Game", "end-to-end", name);
        Directory.CreateDirectory(folder);
        string script = Path.Combine(folder, "script.json");
        await File.WriteAllTextAsync(script, Script(says));
        string endpointFile = Path.Combine(folder, "endpoint.json");
        File.Delete(endpointFile);
        string game = Path.Combine(build.Folder, "Game", "headless_game");
        string[] arguments = ["--endpoint-file", endpointFile, "--out", folder, "--timeout", "90", .. turns];

        RunningDaemon daemon = await RunningDaemon.StartAsync(endpointFile, script, Path.Combine(folder, "daemon.log"));
        try
        {
            using var process = new Process
            {
                StartInfo = new ProcessStartInfo(game, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                },
            };
            process.Start();
            using var limited = new CancellationTokenSource(Limit);
            await using CancellationTokenRegistration kill = limited.Token.Register(() => process.Kill());
            Task<string> log = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string last = "";
            while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            {
                last = line;
                if (line == "waiting-for-restart")
                {
                    daemon.Dispose();
                    daemon = await RunningDaemon.StartAsync(endpointFile, script, Path.Combine(folder, "daemon-2.log"));
                }
            }

            await process.WaitForExitAsync(CancellationToken.None);
            Assert.True(process.ExitCode == 0, $"{name}: exit code {process.ExitCode}\n{last}\n{await log}");
            var run = new HeadlessRun(folder, JsonDocument.Parse(last).RootElement);
            await File.WriteAllTextAsync(Path.Combine(folder, "picture.svg"), RunPicture.Draw(run));
            return run;
        }
        finally
        {
            daemon.Dispose();
        }
    }

    private static string Script(IEnumerable<(string Heard, string Answer)> says) =>
        JsonSerializer.Serialize(
            new
            {
                turns = says.Select(
                    (turn, i) =>
                        new
                        {
                            when = new { turn = i + 1 },
                            heard = turn.Heard,
                            say = turn.Answer,
                        }
                ),
            }
        );
}
