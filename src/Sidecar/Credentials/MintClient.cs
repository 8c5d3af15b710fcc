using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Sidecar.Configuration;

namespace Sidecar.Credentials;

/// <summary>
/// Asks the mint for a secret: retries → timeout of one try → bounded answer. It has no logger, and neither has the HTTP
/// client under it: what goes over this wire is secret.
/// </summary>
internal sealed class MintClient : IDisposable
{
    private const int Retries = 2;
    private const double FirstWaitSeconds = 0.25;

    /// <summary>A longer wish of the mint is not waited for here, where a conversation waits.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly TokenMintOptions _options;
    private readonly Uri _url;
    private readonly byte[] _body;
    private readonly TimeSpan _timeout;
    private readonly MintFailures _failures;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<MintResult> _pipeline;

    /// <param name="options">Validated, with a URL.</param>
    /// <param name="model">What to ask a service for that pins nothing.</param>
    public MintClient(TokenMintOptions options, string model, TimeProvider time, Random random)
    {
        _options = options;
        _url = AddressOf(options.Url);
        _body = BodyFor(_url, model);
        _timeout = TimeSpan.FromMilliseconds(options.TimeoutMs);
        _failures = new MintFailures(_url);
        _time = time;
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                // The key would follow a redirect.
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = !_url.IsLoopback,
                MaxResponseHeadersLength = 32,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _pipeline = new ResiliencePipelineBuilder<MintResult> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<MintResult>
                {
                    MaxRetryAttempts = Retries,
                    ShouldHandle = args => ValueTask.FromResult(IsWorthWaiting(args.Outcome.Result)),
                    DelayGenerator = args =>
                        ValueTask.FromResult<TimeSpan?>(
                            args.Outcome.Result?.RetryAfter
                                ?? TimeSpan.FromSeconds(
                                    random.NextDouble() * FirstWaitSeconds * Math.Pow(2, args.AttemptNumber)
                                )
                        ),
                }
            )
            .Build();
    }

    public Uri Url => _url;

    /// <summary>Never throws for what a server, a network or a key file can do.</summary>
    public async Task<MintResult> FetchAsync(CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(TryAsync, cancellationToken);

    public void Dispose() => _http.Dispose();

    /// <summary>The configured URL; one that is only a host means its <c>/token</c>.</summary>
    private static Uri AddressOf(string url)
    {
        Uri uri = new(url);
        return uri.AbsolutePath == "/" ? new UriBuilder(uri) { Path = "/token" }.Uri : uri;
    }

    // Our mint decides the session itself; a service of the plain API wants to be told the model.
    private static byte[] BodyFor(Uri url, string model) =>
        url.AbsolutePath.EndsWith("/client_secrets", StringComparison.Ordinal)
            ? JsonSerializer.SerializeToUtf8Bytes(new { session = new { type = "realtime", model } })
            : Encoding.UTF8.GetBytes("{}");

    private static bool IsWorthWaiting(MintResult? result) =>
        result is { IsWorthRetrying: true } && (result.RetryAfter is not { } wait || wait <= LongestWait);

    private async ValueTask<MintResult> TryAsync(CancellationToken cancellationToken)
    {
        string? key;
        try
        {
            key = CallerKey.Read(_options);
        }
        catch (IOException fault)
        {
            return MintResult.Failed(_failures.KeyFile(_options.ApiKeyFile, fault.Message), retry: true);
        }
        using CancellationTokenSource timeout = new(_timeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            cancellationToken
        );
        try
        {
            return await SendAsync(key, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return MintResult.Failed(_failures.Timeout(_timeout), retry: true);
        }
        catch (HttpRequestException fault)
        {
            return MintResult.Failed(_failures.Unreachable(fault.HttpRequestError), retry: true);
        }
        catch (IOException)
        {
            return MintResult.Failed(_failures.Unreachable(HttpRequestError.ResponseEnded), retry: true);
        }
    }

    private async Task<MintResult> SendAsync(string? key, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, _url) { Content = new ByteArrayContent(_body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
        MintedSecret.Moment asked = MintedSecret.Moment.Now(_time);
        using HttpResponseMessage answer = await _http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        byte[]? body = await ReadAsync(answer.Content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            return MintAnswer.ReadRefusal(body, answer.StatusCode, RetryAfterOf(answer), _failures);
        }
        return body is null
                ? MintResult.Failed(
                    _failures.BadAnswer($"more than {MintAnswer.MaxBytes / 1024} kB, which no secret has"),
                    retry: false
                )
            : IsHtml(answer) ? MintResult.Failed(_failures.BadAnswer("a web page instead of JSON"), retry: false)
            : MintAnswer.ReadSecret(body, answer.Headers.Date, asked, _failures);
    }

    /// <summary>Null for one that is too long.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MintAnswer.MaxBytes)
        {
            return null;
        }
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        byte[] buffer = new byte[MintAnswer.MaxBytes + 1];
        int count = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return count <= MintAnswer.MaxBytes ? buffer[..count] : null;
    }

    private static bool IsHtml(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>RFC 9110 §10.2.3: seconds, or a date, which is measured by the server's own clock.</summary>
    private TimeSpan? RetryAfterOf(HttpResponseMessage answer)
    {
        RetryConditionHeaderValue? header = answer.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date - (answer.Headers.Date ?? _time.GetUtcNow()));
        return wait is { } given && given >= TimeSpan.Zero ? given : null;
    }
}
