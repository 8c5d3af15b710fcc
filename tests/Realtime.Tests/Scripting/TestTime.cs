namespace Sidecar.Realtime.Tests.Scripting;

internal static class TestTime
{
    /// <summary>How long a test waits for what must happen before it is given up as hung; no test measures it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
}
