using System.CommandLine;
using Sidecar.Cli;
using Sidecar.Configuration;
using Sidecar.Face.Performance;

namespace Sidecar.FaceFiles;

/// <summary><c>sidecar face</c>: from a recording of speech to face curves in a file.</summary>
internal static class FaceFileCommand
{
    public static Command Create()
    {
        ConfigurationFlags flags = ConfigurationFlags.FileOnly();
        Argument<string> input = new("input")
        {
            Description = "A WAV file of any rate and number of channels; - for standard input.",
            HelpName = "IN.wav",
        };
        Option<string> format = new("--format")
        {
            Description = "What to write.",
            DefaultValueFactory = _ => FaceFileFormats.Names[0],
        };
        format.AcceptOnlyFromAmong([.. FaceFileFormats.Names]);
        Option<string> output = new("--out")
        {
            Description = "Where to write it; - for standard output.",
            DefaultValueFactory = _ => PcmInput.Pipe,
            HelpName = "FILE",
        };
        Option<bool> raw = new("--raw") { Description = "The input is bare samples: 16 bits, 24 kHz, mono." };
        Option<string?> engine = new("--engine")
        {
            Description = "What hears the speech. Default: Face:Engine of the configuration.",
            HelpName = "NAME",
        };
        Option<ulong> seed = new("--seed")
        {
            Description = "The same seed and the same speech give the same face.",
            HelpName = "N",
        };
        Command command = new("face", "Draws a face from recorded speech: visemes, ARKit curves, mouth shapes, a take.")
        {
            input,
            format,
            output,
            raw,
            engine,
            seed,
        };
        flags.AddTo(command);
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(output) is { } to
                && to != PcmInput.Pipe
                && result.GetValue(input) is { } from
                && Path.GetFullPath(to) == Path.GetFullPath(from)
            )
            {
                result.AddError("--out is the input itself.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                Dictionary<string, string?> overrides = [];
                if (parsed.GetValue(engine) is { } name)
                {
                    overrides["Face:Engine"] = name;
                }
                SidecarOptions configuration = flags.Load(parsed, overrides);
                FaceFileOptions options = new()
                {
                    Input = parsed.GetRequiredValue(input),
                    IsRaw = parsed.GetValue(raw),
                    Output = parsed.GetRequiredValue(output),
                    Format = FaceFileFormats.Parse(parsed.GetRequiredValue(format)),
                    Face = new FaceSettings { Seed = parsed.GetValue(seed) },
                };
                return Task.FromResult(FaceFileWriter.Write(options, configuration, cancellationToken));
            }
        );
        return command;
    }
}
