using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Hosting;
using Sidecar.TokenMint.Policy;
using Sidecar.TokenMint.Tokens;

namespace Sidecar.TokenMint.Upstream;

/// <summary>Mints a secret with the mint's own key.</summary>
internal sealed class UpstreamClient(
    IHttpClientFactory clients,
    UpstreamOptions options,
    UpstreamKey key,
    UpstreamStatus status,
    MintMetrics metrics,
    TimeProvider time,
    ILogger<UpstreamClient> logger
)
{
    private readonly Uri _address = AddressOf(options.Endpoint);

    /// <summary>Never throws for what a server or a network can do.</summary>
    public async Task<UpstreamResult> MintAsync(
        MintRequest wanted,
        string safetyIdentifier,
        CancellationToken cancellationToken
    )
    {
        string presentKey = key.Current;
        using HttpRequestMessage request = new(HttpMethod.Post, _address)
        {
            Content = new StringContent(wanted.Body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (options.KeyHeader == KeyHeader.ApiKey)
        {
            request.Headers.Add("api-key", presentKey);
        }
        else
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", presentKey);
        }
        request.Headers.Add("OpenAI-Safety-Identifier", safetyIdentifier);

        long startedAt = time.GetTimestamp();
        UpstreamResult result = await SendAsync(request, wanted, presentKey, cancellationToken);
        metrics.UpstreamAnswered(time.GetElapsedTime(startedAt), result.Refusal?.Code ?? "minted");
        return result;
    }

    private async Task<UpstreamResult> SendAsync(
        HttpRequestMessage request,
        MintRequest wanted,
        string presentKey,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using HttpResponseMessage answer = await clients
                .CreateClient(UpstreamPipeline.ClientName)
                .SendAsync(request, cancellationToken);
            byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            status.IsKeyRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            if (!answer.IsSuccessStatusCode)
            {
                return Refused(UpstreamRefusals.Of(answer, body, wanted), $"{(int)answer.StatusCode}");
            }
            return UpstreamAnswer.ReadSecret(body, presentKey) is { } secret
                ? new UpstreamResult(secret, null)
                : Refused(UpstreamRefusals.NotASecret, answer.Content.Headers.ContentType?.MediaType ?? "no type");
        }
        catch (BrokenCircuitException fault)
        {
            return Refused(UpstreamRefusals.CircuitOpen(fault.RetryAfter), "circuit open");
        }
        catch (TimeoutRejectedException)
        {
            return Refused(UpstreamRefusals.Timeout, "timeout");
        }
        catch (AnswerTooLongException)
        {
            return Refused(UpstreamRefusals.NotASecret, "too long");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            string error = fault is HttpRequestException http ? http.HttpRequestError.ToString() : "connection lost";
            return Refused(UpstreamRefusals.Unreachable, error);
        }
    }

    private UpstreamResult Refused(Refusal refusal, string cause)
    {
        if (refusal.Code is UpstreamRefusals.KeyRefusedCode)
        {
            Log.KeyRefused(logger, options.Endpoint, cause);
        }
        else
        {
            Log.Failed(logger, refusal.Code, cause);
        }
        return new UpstreamResult(null, refusal);
    }

    private static Uri AddressOf(string endpoint)
    {
        string root = endpoint.TrimEnd('/');
        string version = root.EndsWith("/v1", StringComparison.Ordinal) ? "" : "/v1";
        return new Uri($"{root}{version}/realtime/client_secrets");
    }
}
