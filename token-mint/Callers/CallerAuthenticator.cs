using Microsoft.Extensions.Primitives;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Secrets;
using Sidecar.TokenMint.Tokens;

namespace Sidecar.TokenMint.Callers;

/// <summary>Tells who asks, by the credential in <c>Authorization: Bearer</c>, <c>X-Api-Key</c> or <c>api-key</c>.</summary>
internal sealed class CallerAuthenticator(
    AuthenticationOptions options,
    TimeProvider time,
    ILogger<ApiKeyList> logger,
    ILogger<JwtCallers> jwtLogger
)
{
    private const string Scheme = "Bearer ";
    private readonly ApiKeyList _fixed = ApiKeyList.FromHashes(options.ApiKeys);
    private readonly WatchedFile<ApiKeyList>? _file =
        options.ApiKeysFile.Length > 0 ? new(options.ApiKeysFile, ApiKeyList.ParseFile, time, logger) : null;
    private readonly JwtCallers? _jwt = options.Jwt.IsConfigured ? new(options.Jwt, time, jwtLogger) : null;

    public IEnumerable<IWatchedFile> Files => new IWatchedFile?[] { _file, _jwt?.File }.OfType<IWatchedFile>();

    /// <summary>Exactly one of the two is null.</summary>
    public async ValueTask<(Caller? Caller, Refusal? Refusal)> IdentifyAsync(HttpContext context)
    {
        if (options.Mode == AuthenticationMode.Unsecured)
        {
            string address = $"address:{context.Connection.RemoteIpAddress}";
            return (new Caller(address, address), null);
        }
        if (CredentialOf(context.Request.Headers) is not { } credential)
        {
            return (null, Refusal.Unauthorized("Send one credential: Authorization: Bearer, or X-Api-Key."));
        }
        if ((_fixed.Find(credential) ?? _file?.Current.Find(credential)) is { } name)
        {
            return (new Caller($"key:{name}", name), null);
        }
        Caller? caller = _jwt is not null ? await _jwt.FindAsync(credential) : null;
        return caller is not null ? (caller, null) : (null, Refusal.Unauthorized("The credential was not accepted."));
    }

    private static string? CredentialOf(IHeaderDictionary headers)
    {
        StringValues all = StringValues.Concat(
            headers.Authorization,
            StringValues.Concat(headers["X-Api-Key"], headers["api-key"])
        );
        if (all.Count != 1 || all[0] is not { Length: > 0 } value)
        {
            return null;
        }
        if (headers.Authorization.Count == 0)
        {
            return value;
        }
        return value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : null;
    }
}
