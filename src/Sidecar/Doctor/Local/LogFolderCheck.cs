using System.Runtime.CompilerServices;
using Sidecar.Configuration;
using Sidecar.Hosting;

namespace Sidecar.Doctor.Local;

/// <summary>Whether the log can be written.</summary>
internal sealed class LogFolderCheck : ILocalCheck
{
    private static readonly Expectation Log = new("log", "a folder that can be written to");

    public string Title => "the log";

    public IReadOnlyList<Expectation> Expectations { get; } = [Log];

    public async IAsyncEnumerable<Finding> RunAsync(
        SidecarOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        if (options.Logging.File == "none")
        {
            yield return Log.Ok("no file");
            yield break;
        }
        string file = options.Logging.File.Length > 0 ? options.Logging.File : LogSetup.DefaultFile();
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        yield return WhyNot(folder) is { } fault
            ? Log.Fails($"{folder}: {fault}", set: "Logging:File: none")
            : Log.Ok(folder);
    }

    // A folder that isn't there yet is made, as the daemon would make it.
    private static string? WhyNot(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
            using (
                new FileStream(
                    probe,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                )
            )
            {
                return null;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
