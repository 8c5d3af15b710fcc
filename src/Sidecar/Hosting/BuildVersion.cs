using System.Reflection;

namespace Sidecar.Hosting;

/// <summary>The version of this build, e.g. <c>0.1.0</c>.</summary>
internal static class BuildVersion
{
    public static string Text { get; } =
        (
            typeof(BuildVersion)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "0.0.0"
        ).Split('+')[0];
}
