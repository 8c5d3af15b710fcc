using System.Text.Json.Nodes;
using Sidecar.TokenMint.Callers;
using Sidecar.TokenMint.Hosting;
using Sidecar.TokenMint.Limits;
using Sidecar.TokenMint.Policy;
using Sidecar.TokenMint.Upstream;

namespace Sidecar.TokenMint.Tokens;

/// <summary>
/// The way of a request: who asks → within limits? → what is wished → is it open to callers? → mint. The body of a caller
/// that is not known, or that is over its limit, is not read.
/// </summary>
internal sealed class TokenEndpoint(
    CallerAuthenticator callers,
    FailureLimits failures,
    ICallLimits limits,
    SessionPolicy policy,
    SafetyIdentifier safety,
    UpstreamClient upstream,
    MintMetrics metrics,
    ILogger<TokenEndpoint> logger
)
{
    public async Task HandleAsync(HttpContext context)
    {
        (Caller? caller, Refusal? refusal) = await callers.IdentifyAsync(context);
        if (caller is null)
        {
            if (failures.Count(context.Connection.RemoteIpAddress) is { } wait)
            {
                refusal = Refusal.RateLimited("Too many refused credentials from this address.", wait);
            }
            await RefuseAsync(context, "stranger", refusal!);
            return;
        }
        (byte[]? secret, refusal) = await MintAsync(context, caller);
        if (secret is null)
        {
            await RefuseAsync(context, caller.LogName, refusal!);
            return;
        }
        metrics.Minted();
        Log.Minted(logger, caller.LogName);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = secret.Length;
        await context.Response.Body.WriteAsync(secret, context.RequestAborted);
    }

    private async Task<(byte[]? Secret, Refusal? Refusal)> MintAsync(HttpContext context, Caller caller)
    {
        LimitDecision decision = await limits.TakeAsync(caller.Id);
        if (decision.Scope != LimitScope.None)
        {
            string whose = decision.Scope == LimitScope.Caller ? "This caller" : "The mint";
            return (null, Refusal.RateLimited($"{whose} has reached its limit.", decision.RetryAfter));
        }
        (JsonObject? wishes, Refusal? refusal) = await WishReader.ReadAsync(context.Request);
        if (wishes is null)
        {
            return (null, refusal);
        }
        (MintRequest? request, refusal) = policy.Apply(wishes);
        if (request is null)
        {
            return (null, refusal);
        }
        UpstreamResult result = await upstream.MintAsync(request, safety.Of(caller.Id), context.RequestAborted);
        return (result.Secret, result.Refusal);
    }

    private Task RefuseAsync(HttpContext context, string caller, Refusal refusal)
    {
        metrics.Refused(refusal.Code);
        Log.Refused(logger, caller, refusal.Code, refusal.Status);
        return ProblemWriter.WriteAsync(context, refusal);
    }
}
