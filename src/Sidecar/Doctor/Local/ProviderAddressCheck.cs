using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using Sidecar.Configuration;

namespace Sidecar.Doctor.Local;

/// <summary>Whether the provider's host is there: name, TCP, TLS, and its clock. No session is opened.</summary>
internal sealed class ProviderAddressCheck : ILocalCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TolerableSkew = TimeSpan.FromSeconds(30);

    private static readonly Expectation Reachable = new("provider_reachable", "TCP, and TLS where the URL says so");
    private static readonly Expectation Clock = new("clock", "this machine's clock agrees with the provider's");

    public string Title => "the provider's address";

    public IReadOnlyList<Expectation> Expectations { get; } = [Reachable, Clock];

    public async IAsyncEnumerable<Finding> RunAsync(
        SidecarOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (ProviderEndpoint.Resolve(options) == ProviderKind.Simulator)
        {
            yield return Reachable.Ok("the built-in simulator");
            yield return Clock.NotTested("the built-in simulator has this machine's clock");
            yield break;
        }
        Uri endpoint = ProviderEndpoint.Of(options.Provider);
        bool isTls = endpoint.Scheme is "wss" or "https";
        int port = endpoint.IsDefaultPort || endpoint.Port < 0 ? (isTls ? 443 : 80) : endpoint.Port;
        string address = $"{endpoint.Host}:{port}";
        (string? fault, double ms) = await ConnectAsync(endpoint.Host, port, isTls, time, cancellationToken);
        if (fault is not null)
        {
            yield return Reachable.Fails(
                $"{address}: {fault}",
                "check the network, a proxy or firewall, and Provider:Endpoint"
            );
            yield break;
        }
        yield return Reachable.Ok($"{address} {(isTls ? "with TLS" : "without TLS")} after {ms:0} ms");
        yield return await ClockFindingAsync(
            new Uri($"{(isTls ? "https" : "http")}://{address}/"),
            time,
            cancellationToken
        );
    }

    private static async Task<(string? Fault, double Ms)> ConnectAsync(
        string host,
        int port,
        bool isTls,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        long start = time.GetTimestamp();
        using CancellationTokenSource limited = new(Limit, time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            limited.Token,
            cancellationToken
        );
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(host, port, stop.Token);
            if (isTls)
            {
                await using SslStream tls = new(client.GetStream());
                await tls.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions { TargetHost = host },
                    stop.Token
                );
            }
            return (null, time.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"no answer within {Limit.TotalSeconds:0} s", 0);
        }
        catch (Exception e) when (e is SocketException or AuthenticationException or IOException)
        {
            return (e.Message, 0);
        }
    }

    private static async Task<Finding> ClockFindingAsync(
        Uri root,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Limit,
        };
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Head, root);
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            if (response.Headers.Date is not { } theirs)
            {
                return Clock.NotTested("the server tells no date");
            }
            TimeSpan skew = time.GetUtcNow() - theirs;
            string seen = $"{skew.TotalSeconds:0} s apart";
            return skew.Duration() <= TolerableSkew
                ? Clock.Ok(seen)
                : Clock.Fails(seen, "set this machine's clock: secrets and sessions expire by it");
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return Clock.NotTested("no answer over HTTP");
        }
    }
}
