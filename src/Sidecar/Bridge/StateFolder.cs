namespace Sidecar.Bridge;

/// <summary>Where this user's state lives: <c>%LOCALAPPDATA%\Sidecar</c>, or <c>$XDG_STATE_HOME/sidecar</c>.</summary>
internal static class StateFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return System.IO.Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "Sidecar"
            );
        }
        string? state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return System.IO.Path.Combine(
            string.IsNullOrEmpty(state) ? System.IO.Path.Combine(home, ".local", "state") : state,
            "sidecar"
        );
    }
}
