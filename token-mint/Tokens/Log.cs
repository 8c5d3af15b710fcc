namespace Sidecar.TokenMint.Tokens;

internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Information, "a secret for {Caller}")]
    public static partial void Minted(ILogger logger, string caller);

    [LoggerMessage(501, LogLevel.Information, "no secret for {Caller}: {Code}, {Status}")]
    public static partial void Refused(ILogger logger, string caller, string code, int status);
}
