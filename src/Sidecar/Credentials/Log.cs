namespace Sidecar.Credentials;

/// <summary>Event ids 400 to 449. No key and no secret at any level, nor anything that a mint wrote.</summary>
internal static partial class Log
{
    [LoggerMessage(400, LogLevel.Information, "Got a secret from the token mint, good for {LifetimeS:0} s")]
    public static partial void GotSecret(ILogger logger, double lifetimeS);

    [LoggerMessage(401, LogLevel.Warning, "No secret: {Message}")]
    public static partial void NoSecret(ILogger logger, string message);

    [LoggerMessage(402, LogLevel.Warning, "The provider refused the token mint's secret; a new one is fetched")]
    public static partial void SecretRefused(ILogger logger);

    [LoggerMessage(
        403,
        LogLevel.Information,
        "The token mint gives model {Model}, which is used instead of {Configured}"
    )]
    public static partial void MintsModel(ILogger logger, string model, string configured);

    [LoggerMessage(
        404,
        LogLevel.Warning,
        "Provider:Auth is direct-key: the API key itself is in this process. Only for a machine of your own; players' machines need a token mint (docs/keys.md)"
    )]
    public static partial void DirectKey(ILogger logger);
}
