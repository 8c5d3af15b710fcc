namespace Sidecar.TokenMint.Upstream;

internal static partial class Log
{
    [LoggerMessage(
        400,
        LogLevel.Critical,
        "{Endpoint} refused the mint's own key ({Cause}): no secret can be minted until the key is replaced"
    )]
    public static partial void KeyRefused(ILogger logger, string endpoint, string cause);

    [LoggerMessage(401, LogLevel.Warning, "no secret from upstream: {Code} ({Cause})")]
    public static partial void Failed(ILogger logger, string code, string cause);
}
