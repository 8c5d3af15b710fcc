namespace Sidecar.UePluginGenerator.Tests;

/// <summary>An empty folder for one test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sidecar-generator-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
