using System.Text;
using Sidecar.Cli;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Face;
using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.FacePlot;
using Sidecar.Protocol.V1;

namespace Sidecar.FaceFiles;

/// <summary>Opens what a run reads and writes, and says on standard error how it went.</summary>
internal static class FaceFileWriter
{
    private const int BufferCharacters = 32 * 1024;

    /// <returns>See <see cref="ExitCodes"/>.</returns>
    /// <exception cref="IOException">The input can't be read, or the output not be written.</exception>
    public static int Write(FaceFileOptions options, SidecarOptions configuration, CancellationToken cancellationToken)
    {
        if (new FaceEngines(configuration).Engine is not { } engine)
        {
            throw new ConfigurationException([new("Face:Engine", "none draws nothing; see --engine")]);
        }
        if (!CurveSets.CanDraw(CurveSetOf(options.Format)))
        {
            throw new ConfigurationException([new("--format", "this version has no MetaHuman curves")]);
        }
        using IPcmInput input = PcmInput.Open(options.Input, options.IsRaw);
        using StreamWriter writer = new(OpenOutput(options.Output), new UTF8Encoding(false), BufferCharacters);
        List<IFaceFileOutput> outputs = [CreateOutput(options, writer)];
        if (options.Plot is { } page)
        {
            string title = options.Input == PcmInput.Pipe ? "Standard input" : Path.GetFileName(options.Input);
            outputs.Add(new FacePlotRecorder(page, title, Performer(CurveSet.Arkit61, options.PlotFace)));
        }
        FaceFileRun run = new(engine, outputs);
        bool isTerminal = !Console.IsErrorRedirected;
        FaceFileProgress progress = new(Console.Error, isTerminal, input.Duration, TimeProvider.System);
        try
        {
            run.Run(input, options.Input == PcmInput.Pipe, progress.Advance, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"Stopped after {run.Frames} frames.");
            return ExitCodes.Failure;
        }
        progress.Complete(run.Samples, run.Frames);
        foreach (string warning in input.Warnings)
        {
            Console.Error.WriteLine($"{options.Input}: {warning}");
        }
        return ExitCodes.Success;
    }

    private static IFaceFileOutput CreateOutput(FaceFileOptions options, TextWriter writer) =>
        options.Format switch
        {
            FaceFileFormat.Rhubarb => new RhubarbCues(new RhubarbTable(writer)),
            FaceFileFormat.RhubarbJson => new RhubarbCues(
                new RhubarbJson(writer, options.Input == PcmInput.Pipe ? "" : Path.GetFullPath(options.Input))
            ),
            FaceFileFormat.LiveLinkCsv => new LiveLinkTake(writer, Performer(CurveSetOf(options.Format), options.Face)),
            _ => new CurveTable(writer, Performer(CurveSetOf(options.Format), options.Face)),
        };

    private static FacePerformer Performer(CurveSet curveSet, FaceSettings settings)
    {
        FacePerformer performer = new(curveSet, settings);
        performer.SetState(FaceState.Speaking, frame: 0);
        performer.BeginUtterance(frame: 0);
        return performer;
    }

    private static CurveSet CurveSetOf(FaceFileFormat format) =>
        format switch
        {
            FaceFileFormat.ArKit or FaceFileFormat.LiveLinkCsv => CurveSet.Arkit61,
            FaceFileFormat.MetaHuman => CurveSet.Metahuman,
            _ => CurveSet.Visemes15,
        };

    private static Stream OpenOutput(string path)
    {
        if (path == PcmInput.Pipe)
        {
            return Console.OpenStandardOutput();
        }
        try
        {
            return File.Create(path);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{path}: can't be written: {fault.Message}", fault);
        }
    }
}
