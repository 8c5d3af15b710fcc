using Sidecar.Configuration;
using Sidecar.Realtime.Session;

namespace Sidecar.Credentials;

/// <summary>
/// Ephemeral secrets from the token mint. One secret serves all conversations until shortly before it expires or is
/// refused, and one request to the mint serves all who wait. Thread-safe.
/// </summary>
internal sealed class TokenMintCredential : ICredentialSource, IAsyncDisposable
{
    // A mint that asks for an hour's pause must not silence a character that long after it has recovered.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lifetime = new();
    private readonly MintClient _client;
    private readonly string _configuredModel;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private MintedSecret? _secret;
    private Task<MintResult>? _fetching;
    private Pause? _pause;
    private string? _announcedModel;

    public TokenMintCredential(
        TokenMintOptions options,
        string model,
        TimeProvider time,
        Random random,
        ILogger<TokenMintCredential> logger
    )
    {
        _client = new MintClient(options, model, time, random);
        _configuredModel = model;
        _time = time;
        _logger = logger;
    }

    public string Description => $"token-mint at {MintFailures.Display(_client.Url)}";

    public string? Remedy =>
        "A fresh secret of the token mint is refused too: check the mint's own key, and that Provider:Endpoint is the "
        + "service that it mints for.";

    public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        Task<MintResult> fetching;
        lock (_gate)
        {
            if (_secret is { } secret && secret.IsUsable(_time))
            {
                return secret.Credential;
            }
            if (_pause is { } pause && _time.GetElapsedTime(pause.Since) < pause.Duration)
            {
                throw new RealtimeSessionException(pause.Failure);
            }
            // Its own lifetime, not this caller's: others may be waiting for it when this one gives up.
            fetching = _fetching ??= Task.Run(() => FetchAsync(_lifetime.Token), CancellationToken.None);
        }
        MintResult result = await fetching.WaitAsync(cancellationToken);
        return result.Secret?.Credential ?? throw new RealtimeSessionException(result.Failure!);
    }

    public bool Refused(Credential credential)
    {
        lock (_gate)
        {
            // Another conversation may have replaced it already.
            if (_secret?.Credential == credential)
            {
                _secret = null;
            }
        }
        Log.SecretRefused(_logger);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        Task? fetching;
        lock (_gate)
        {
            fetching = _fetching;
        }
        if (fetching is not null)
        {
            await fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        _client.Dispose();
        _lifetime.Dispose();
    }

    private async Task<MintResult> FetchAsync(CancellationToken cancellationToken)
    {
        MintResult? result = null;
        try
        {
            result = await _client.FetchAsync(cancellationToken);
            Report(result);
            return result;
        }
        finally
        {
            lock (_gate)
            {
                _fetching = null;
                _secret = result?.Secret;
                _pause = result is { Failure: { } failure, RetryAfter: { } wait }
                    ? new Pause(failure, _time.GetTimestamp(), wait < LongestPause ? wait : LongestPause)
                    : null;
            }
        }
    }

    private void Report(MintResult result)
    {
        if (result.Secret is not { } secret)
        {
            Log.NoSecret(_logger, result.Failure!.Message);
            return;
        }
        Log.GotSecret(_logger, secret.Lifetime.TotalSeconds);
        string? model = secret.Credential.Model;
        if (model is not null && model != _configuredModel && model != _announcedModel)
        {
            _announcedModel = model;
            Log.MintsModel(_logger, model, _configuredModel);
        }
    }

    private sealed record Pause(RealtimeFailure Failure, long Since, TimeSpan Duration);
}
