namespace Sidecar.TokenMint.Secrets;

internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "{Path} has changed and is in use")]
    public static partial void Reloaded(ILogger logger, string path);

    [LoggerMessage(101, LogLevel.Error, "{Path} can't be used any more, what it held before stays in force: {Problem}")]
    public static partial void ReloadFailed(ILogger logger, string path, string problem);
}
