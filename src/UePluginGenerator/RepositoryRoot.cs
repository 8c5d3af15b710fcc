namespace Sidecar.UePluginGenerator;

/// <summary>Where the checked-in files are.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder with <c>Sidecar.sln</c> above this build, or null.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sidecar.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
