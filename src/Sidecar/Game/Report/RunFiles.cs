using Sidecar.Game.Recording;

namespace Sidecar.Game.Report;

/// <summary>The files of a run that are written when it is over.</summary>
internal static class RunFiles
{
    public const string SummaryFile = "summary.json";
    public const string CaptionsFile = "captions.vtt";

    /// <summary>Builds the report, and writes it and the captions next to the recording.</summary>
    /// <param name="directory">Where the recording is; null when there is none.</param>
    /// <param name="log">What happened.</param>
    /// <param name="notes">What else a reader should know.</param>
    /// <param name="addFiles">Writes more files, and says their names.</param>
    /// <exception cref="GameException">A file can't be written.</exception>
    public static async Task<RunReport> WriteAsync(
        string? directory,
        RunLog log,
        IReadOnlyList<string>? notes = null,
        Func<RunReport, Task<IReadOnlyList<string>>>? addFiles = null
    )
    {
        var report = RunReportBuilder.Build(log);
        report = report with { Notes = [.. report.Notes, .. notes ?? []] };
        if (directory is null)
        {
            return report;
        }

        try
        {
            await File.WriteAllTextAsync(Path.Combine(directory, CaptionsFile), CaptionFile.ToWebVtt(log));
            var more = addFiles is null ? [] : await addFiles(report);
            report = report with
            {
                Files =
                [
                    RunRecorder.HeardFile,
                    RunRecorder.UserFile,
                    CaptionsFile,
                    RunRecorder.FaceFile,
                    RunRecorder.EventsFile,
                    SummaryFile,
                    .. more,
                ],
            };
            await File.WriteAllTextAsync(Path.Combine(directory, SummaryFile), report.ToJson() + "\n");
            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GameException($"{directory}: the report can't be written there: {e.Message}", e);
        }
    }
}
