using System.CommandLine;
using System.Net;
using Sidecar.Bridge;
using Sidecar.Face.LiveLinkFace;
using Sidecar.Game.Microphone;
using Sidecar.Game.Report;
using Sidecar.Game.Script;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Spectre.Console;

namespace Sidecar.Game;

/// <summary><c>sidecar client</c>: a game without a picture, for trying out a sidecar that runs.</summary>
internal static class ClientCommand
{
    public static Command Create()
    {
        Option<FileInfo?> endpoint = new("--endpoint")
        {
            Description = "The endpoint file of the sidecar. Default: where a sidecar of this user writes it.",
            HelpName = "FILE",
        };
        Option<string?> address = new("--address")
        {
            Description = "Where the sidecar is, instead of an endpoint file: http://127.0.0.1:PORT or unix:/path.",
            HelpName = "URL",
        };
        Option<string> token = new("--token")
        {
            Description = "The token that goes with --address.",
            HelpName = "TOKEN",
            DefaultValueFactory = _ => "",
        };
        Option<string> character = new("--character")
        {
            Description = "The character to speak with. Default: the sidecar's default character.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "",
        };
        Option<FileInfo[]> inputs = new("--input")
        {
            Description = "A WAV file to speak, of any format. Give it once per turn.",
            HelpName = "WAV",
            DefaultValueFactory = _ => [],
        };
        Option<string[]> texts = new("--text")
        {
            Description = "A text to write, after all --input. Give it once per turn.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => [],
        };
        Option<DirectoryInfo?> output = new("--out")
        {
            Description = "Where to record what was heard, said and shown. Default: nowhere.",
            HelpName = "DIR",
        };
        Option<string?> liveLinkFace = new("--live-link-face")
        {
            Description = "Send the face that is shown as Live Link Face datagrams, e.g. to Unreal at 127.0.0.1:11111.",
            HelpName = "HOST:PORT",
        };
        Option<bool> observe = new("--observe") { Description = "Only watch a conversation that others hold." };
        Option<bool> json = new("--json") { Description = "Print the summary as JSON on stdout, the rest on stderr." };
        Option<double?> duration = new("--duration")
        {
            Description = "End after this many seconds. Default: after the last answer, or never without any turn.",
            HelpName = "S",
        };
        Command command = new("client", "Holds a conversation with a running sidecar, as a game would.")
        {
            endpoint,
            address,
            token,
            character,
            inputs,
            texts,
            output,
            liveLinkFace,
            observe,
            json,
            duration,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(endpoint) is not null && result.GetValue(address) is not null)
            {
                result.AddError("--endpoint and --address exclude each other.");
            }

            if (
                result.GetValue(observe)
                && (result.GetValue(inputs) is { Length: > 0 } || result.GetValue(texts) is { Length: > 0 })
            )
            {
                result.AddError("An observer says nothing: --observe excludes --input and --text.");
            }

            if (result.GetValue(liveLinkFace) is { } place && ParseEndPoint(place) is null)
            {
                result.AddError($"--live-link-face: '{place}' is not an IP address and a port.");
            }

            if (result.GetValue(duration) is <= 0 or double.NaN)
            {
                result.AddError("--duration must be more than 0 seconds.");
            }
        });
        command.SetAction(
            (result, cancellationToken) =>
                RunAsync(
                    new ClientArguments(
                        result.GetValue(endpoint)?.FullName,
                        result.GetValue(address),
                        result.GetValue(token) ?? "",
                        result.GetValue(character) ?? "",
                        [.. result.GetValue(inputs)?.Select(file => file.ToString()) ?? []],
                        result.GetValue(texts) ?? [],
                        result.GetValue(output)?.ToString(),
                        result.GetValue(liveLinkFace) is { } place ? ParseEndPoint(place) : null,
                        result.GetValue(observe),
                        result.GetValue(json),
                        result.GetValue(duration) is { } seconds ? TimeSpan.FromSeconds(seconds) : null
                    ),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(ClientArguments arguments, CancellationToken cancellationToken)
    {
        var console = GameConsole.ForProgress(arguments.Json);
        try
        {
            var (address, token) = Locate(arguments);
            var steps = await LoadStepsAsync(arguments, cancellationToken);
            var script = new ConversationScriptOptions { LimitMs = LimitMs(steps) };
            var options = new GameOptions
            {
                Address = address,
                Token = token,
                Character = arguments.Character,
                Observe = arguments.Observe,
                UseMicrophone = arguments.Inputs.Count > 0,
                Script = steps.Count > 0 ? new ConversationScript(steps, script) : new ListenOnly(),
                OutDirectory = arguments.OutDirectory,
                LiveLinkFace = arguments.LiveLinkFace,
                CurveSet = arguments.LiveLinkFace is null ? CurveSet.Arkit52 : CurveSet.Arkit61,
                Duration = arguments.Duration,
                Console = console,
            };
            var log = await HeadlessGame.RunAsync(options, cancellationToken);
            var report = await RunFiles.WriteAsync(arguments.OutDirectory, log);
            GameConsole.PrintResult(console, arguments.Json, arguments.OutDirectory, report);
            return report.Failure is null ? 0 : 1;
        }
        catch (Exception e) when (e is GameException or InvalidDataException)
        {
            console.MarkupLine($"[red]{Markup.Escape(e.Message)}[/]");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.MarkupLine("[grey]Stopped before the conversation was open.[/]");
            return 1;
        }
    }

    /// <returns>Null when it isn't one; the usual port when none is named.</returns>
    private static IPEndPoint? ParseEndPoint(string text)
    {
        var isParsed = IPEndPoint.TryParse(
            text.Replace("localhost", "127.0.0.1", StringComparison.OrdinalIgnoreCase),
            out var place
        );
        return !isParsed ? null
            : place!.Port == 0 ? new IPEndPoint(place.Address, LiveLinkFaceFormat.DefaultPort)
            : place;
    }

    private static (string Address, string Token) Locate(ClientArguments arguments)
    {
        if (arguments.Address is { } address)
        {
            return (address, arguments.Token);
        }

        var endpoint = EndpointFile.Read(arguments.EndpointFile ?? EndpointFile.DefaultPath());
        return (endpoint.Address, endpoint.Token);
    }

    private static async Task<List<ScriptStep>> LoadStepsAsync(
        ClientArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var steps = new List<ScriptStep>();
        foreach (var file in arguments.Inputs)
        {
            var recording = await UserRecording.LoadAsync(file, cancellationToken);
            steps.Add(new ScriptStep(new GameAction.Speak(recording)));
        }

        steps.AddRange(arguments.Texts.Select(text => new ScriptStep(new GameAction.Type(text))));
        return steps;
    }

    /// <summary>The inputs themselves, and for each an answer as long as one can be.</summary>
    private static long LimitMs(List<ScriptStep> steps)
    {
        const long LongestAnswerMs = 180_000;
        return steps.Sum(step =>
            LongestAnswerMs + (step.Action is GameAction.Speak speak ? PcmFormat.ToMs(speak.Recording.Pcm.Length) : 0)
        );
    }

    private sealed record ClientArguments(
        string? EndpointFile,
        string? Address,
        string Token,
        string Character,
        IReadOnlyList<string> Inputs,
        IReadOnlyList<string> Texts,
        string? OutDirectory,
        IPEndPoint? LiveLinkFace,
        bool Observe,
        bool Json,
        TimeSpan? Duration
    );
}
