using System.CommandLine;
using Sidecar.Cli;
using Sidecar.Configuration;
using Sidecar.Face.Life;
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
        Option<string?> plot = new("--plot")
        {
            Description = "A page to look at and listen to: waveform, visemes, curves and the face they draw.",
            HelpName = "FILE.html",
        };
        Option<bool> raw = new("--raw") { Description = "The input is bare samples: 16 bits, 24 kHz, mono." };
        Option<string?> engine = new("--engine")
        {
            Description = "What hears the speech. Default: Face:Engine of the configuration.",
            HelpName = "NAME",
        };
        Option<string?> life = new("--life")
        {
            Description =
                "Whether more than the mouth moves: blinks, gaze, brows, head. Default: on for arkit, metahuman and "
                + "livelink-csv.",
        };
        life.AcceptOnlyFromAmong("on", "off");
        Option<FaceEmotion> emotion = new("--emotion") { Description = "What the face expresses beside the speech." };
        emotion.AcceptOnlyFromAmong([.. FaceEmotions.Names]);
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
            plot,
            raw,
            engine,
            life,
            emotion,
            seed,
        };
        flags.AddTo(command);
        command.Validators.Add(result =>
        {
            string[] files =
            [
                .. new[] { result.GetValue(input), result.GetValue(output), result.GetValue(plot) }
                    .Where(file => file is not null and not "" and not PcmInput.Pipe)
                    .Select(file => Path.GetFullPath(file!)),
            ];
            if (files.Distinct(StringComparer.Ordinal).Count() < files.Length)
            {
                result.AddError("The input, --out and --plot must be different files.");
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
                FaceFileFormat kind = FaceFileFormats.Parse(parsed.GetRequiredValue(format));
                bool? lives = parsed.GetValue(life) is { } said ? said == "on" : null;
                FaceEmotion shown = parsed.GetValue(emotion);
                FaceSettings Face(bool isAlive) =>
                    new()
                    {
                        Seed = parsed.GetValue(seed),
                        Style = configuration.Face.Style.ToStyle(),
                        Life = FaceFileOptions.Life(isAlive, shown),
                    };
                FaceFileOptions options = new()
                {
                    Input = parsed.GetRequiredValue(input),
                    IsRaw = parsed.GetValue(raw),
                    Output = parsed.GetRequiredValue(output),
                    Format = kind,
                    Face = Face(lives ?? kind.HasWholeFace()),
                    Plot = parsed.GetValue(plot),
                    PlotFace = Face(lives ?? true),
                };
                return Task.FromResult(FaceFileWriter.Write(options, configuration, cancellationToken));
            }
        );
        return command;
    }
}
