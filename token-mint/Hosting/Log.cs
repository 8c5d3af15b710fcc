namespace Sidecar.TokenMint.Hosting;

internal static partial class Log
{
    [LoggerMessage(600, LogLevel.Information, "listening on {Address}, minting at {Endpoint}")]
    public static partial void Listening(ILogger logger, string address, string endpoint);

    [LoggerMessage(
        601,
        LogLevel.Critical,
        "UNSECURED: whoever reaches {Address} gets secrets that are paid for by the owner of the key"
    )]
    public static partial void Unsecured(ILogger logger, string address);

    [LoggerMessage(602, LogLevel.Warning, "plain HTTP on {Address}: put TLS in front of it")]
    public static partial void PlainHttp(ILogger logger, string address);
}
