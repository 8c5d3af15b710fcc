namespace Sidecar.TokenMint.Limits;

internal static partial class Log
{
    [LoggerMessage(
        300,
        LogLevel.Warning,
        "Redis is gone ({Problem}): the limits are this replica's own until it is back"
    )]
    public static partial void RedisIsGone(ILogger logger, string problem);

    [LoggerMessage(301, LogLevel.Information, "Redis is back: the limits are shared again")]
    public static partial void RedisIsBack(ILogger logger);
}
