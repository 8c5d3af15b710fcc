using System.Net;
using Sidecar.TokenMint.Callers;
using Sidecar.TokenMint.Policy;
using Sidecar.TokenMint.Secrets;
using Sidecar.TokenMint.Upstream;
using StackExchange.Redis;

namespace Sidecar.TokenMint.Configuration;

/// <summary>The rules that span more than one key, or that a range can't say.</summary>
internal static class ConfigurationRules
{
    public static IEnumerable<ConfigurationFault> Check(MintOptions options) =>
        [
            .. UpstreamRules.Check(options.Upstream),
            .. PolicyRules.Check(options.Policy),
            .. CallerRules.Check(options.Authentication),
            .. CheckSalt(options.Safety),
            .. CheckRedis(options.Redis),
            .. CheckListen(options.Listen),
            .. CheckOrigins(options.Cors),
            .. CheckTelemetry(options.Telemetry),
        ];

    public static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";

    private static IEnumerable<ConfigurationFault> CheckSalt(SafetyOptions safety)
    {
        if (safety.Salt.Length > 0 && safety.SaltFile.Length > 0)
        {
            yield return new("Safety:SaltFile", "and Safety:Salt are both set; one of them is meant");
        }
        else if (safety.SaltFile.Length > 0)
        {
            if (SecretFile.FaultOf(safety.SaltFile, SafetyIdentifier.ParseSalt) is { } problem)
            {
                yield return new("Safety:SaltFile", problem);
            }
        }
        else if (safety.Salt.Length < SafetyIdentifier.MinSaltLength)
        {
            yield return new(
                "Safety:Salt",
                $"needs at least {SafetyIdentifier.MinSaltLength} characters, such as `openssl rand -hex 32` prints"
            );
        }
    }

    private static IEnumerable<ConfigurationFault> CheckRedis(RedisOptions redis)
    {
        if (redis.Connection.Length > 0 && !IsConnectionString(redis.Connection))
        {
            yield return new("Redis:Connection", "is not a StackExchange.Redis connection string, such as redis:6379");
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return StackExchange.Redis.ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or RedisException)
        {
            return false;
        }
    }

    private static IEnumerable<ConfigurationFault> CheckListen(ListenOptions listen)
    {
        if (!IPAddress.TryParse(listen.Host, out IPAddress? address))
        {
            yield return new("Listen:Host", $"'{listen.Host}' is not an IP address");
        }
        else if (!IPAddress.IsLoopback(address) && !listen.AllowRemote)
        {
            yield return new(
                "Listen:Host",
                $"{listen.Host} is not loopback; set Listen:AllowRemote to true if that is meant"
            );
        }
    }

    private static IEnumerable<ConfigurationFault> CheckOrigins(CorsOptions cors) =>
        cors
            .Origins.Where(origin => !IsHttp(origin) || new Uri(origin).GetLeftPart(UriPartial.Authority) != origin)
            .Select(origin => new ConfigurationFault(
                "Cors:Origins",
                $"'{origin}' is not an origin, such as https://play.example (no wildcard, no path, lower case)"
            ));

    private static IEnumerable<ConfigurationFault> CheckTelemetry(TelemetryOptions telemetry)
    {
        if (telemetry.OtlpEndpoint.Length > 0 && !IsHttp(telemetry.OtlpEndpoint))
        {
            yield return new("Telemetry:OtlpEndpoint", "is not an http:// or https:// URL");
        }
    }
}
