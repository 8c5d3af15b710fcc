namespace Sidecar.TokenMint.Callers;

internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Information, "a token was refused: {Reason}")]
    public static partial void TokenRefused(ILogger logger, string reason);
}
