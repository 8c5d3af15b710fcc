namespace Sidecar.Cli;

internal static class ExitCodes
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>Wrong arguments or configuration.</summary>
    public const int Usage = 2;
}
