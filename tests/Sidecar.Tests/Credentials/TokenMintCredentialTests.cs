using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Configuration;
using Sidecar.Credentials;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Credentials;

public sealed class TokenMintCredentialTests
{
    // Whole seconds: the Date header has no finer ones.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(600, 569, 571)]
    [InlineData(10, 7, 8)]
    [InlineData(7_200, 7_169, 7_171)]
    public async Task Secret_ServesUntilShortlyBeforeItsEnd(int lifetimeS, int stillGoodS, int tooOldS)
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.LifetimeS = lifetimeS;
        await using TokenMintCredential source = Create(mint);

        Assert.Equal("ek_scripted_1", (await source.GetAsync(Stop)).Value);
        _time.Advance(TimeSpan.FromSeconds(stillGoodS));
        Assert.Equal("ek_scripted_1", (await source.GetAsync(Stop)).Value);
        _time.Advance(TimeSpan.FromSeconds(tooOldS - stillGoodS));
        Assert.Equal("ek_scripted_2", (await source.GetAsync(Stop)).Value);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task WrongClockHere_DoesNotMatter(int hours)
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.ClockSkew = TimeSpan.FromHours(hours);
        await using TokenMintCredential source = Create(mint);

        await source.GetAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(560));
        Assert.Equal("ek_scripted_1", (await source.GetAsync(Stop)).Value);
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("ek_scripted_2", (await source.GetAsync(Stop)).Value);
    }

    [Fact]
    public async Task MachineThatSlept_GetsANewSecret_ThoughItsMonotonicClockStood()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        SleepyClock clock = new(_time);
        await using TokenMintCredential source = Create(mint, time: clock);

        await source.GetAsync(Stop);
        _time.Advance(TimeSpan.FromHours(8));

        Assert.Equal("ek_scripted_2", (await source.GetAsync(Stop)).Value);
    }

    [Fact]
    public async Task SecretThatIsOldAlready_ServesOnce()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.LifetimeS = -5;
        await using TokenMintCredential source = Create(mint);

        Assert.Equal("ek_scripted_1", (await source.GetAsync(Stop)).Value);
        Assert.Equal("ek_scripted_2", (await source.GetAsync(Stop)).Value);
    }

    [Fact]
    public async Task ManyConversations_ShareOneRequest_AndOneThatGivesUpDoesNotSpoilIt()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        mint.Answer = async http =>
        {
            await gate.Task;
            await mint.GiveSecretAsync(http);
        };
        await using TokenMintCredential source = Create(mint);
        using CancellationTokenSource impatient = new();

        Task<Credential> first = source.GetAsync(impatient.Token).AsTask();
        Task<Credential>[] others = [.. Enumerable.Range(0, 50).Select(_ => source.GetAsync(Stop).AsTask())];
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.All(await Task.WhenAll(others), c => Assert.Equal("ek_scripted_1", c.Value));
        Assert.Single(mint.Seen);
    }

    [Fact]
    public async Task RefusedSecret_IsReplaced_AndALateRefusalOfItSparesTheNewOne()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        await using TokenMintCredential source = Create(mint);

        Credential first = await source.GetAsync(Stop);
        Assert.True(source.Refused(first));
        Credential second = await source.GetAsync(Stop);
        Assert.True(source.Refused(first));
        Credential third = await source.GetAsync(Stop);

        Assert.Equal(("ek_scripted_2", "ek_scripted_2"), (second.Value, third.Value));
    }

    [Fact]
    public async Task KeyFile_IsReadAtEachRequest()
    {
        string file = Path.GetTempFileName();
        try
        {
            await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
            await using TokenMintCredential source = Create(mint, o => o with { ApiKeyFile = file });
            await File.WriteAllTextAsync(file, "first-key\n", Stop);
            Credential secret = await source.GetAsync(Stop);
            await File.WriteAllTextAsync(file, "second-key", Stop);
            source.Refused(secret);
            secret = await source.GetAsync(Stop);
            await File.WriteAllTextAsync(file, "two words", Stop);
            source.Refused(secret);
            RealtimeFailure failure = await FailureAsync(source);

            Assert.Equal(["Bearer first-key", "Bearer second-key"], mint.Seen.Select(s => s.Authorization));
            Assert.True(failure.IsRetryable);
            Assert.Contains(file, failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("two words", $"{failure}", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task AServiceOfThePlainApi_IsAskedForTheModel_AndAMintForNothing()
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        await using TokenMintCredential ours = Create(
            mint,
            o => o with { Url = new Uri(new Uri(o.Url), "/").ToString() }
        );
        await using TokenMintCredential plain = Create(
            mint,
            o => o with { Url = o.Url.Replace("/token", "/v1/realtime/client_secrets", StringComparison.Ordinal) }
        );

        await ours.GetAsync(Stop);
        await plain.GetAsync(Stop);

        Assert.Equal(
            [
                ("/token", "{}"),
                ("/v1/realtime/client_secrets", """{"session":{"type":"realtime","model":"configured-model"}}"""),
            ],
            mint.Seen.Select(s => (s.Path, s.Body))
        );
    }

    [Theory]
    [InlineData("ada-2", "ada-2")]
    [InlineData("ek_scripted_1", null)]
    [InlineData("two words", null)]
    public async Task ModelOfTheMint_ComesAlong_UnlessItIsNone(string model, string? expected)
    {
        await using ScriptedMint mint = await ScriptedMint.StartAsync(_time);
        mint.Model = model;
        await using TokenMintCredential source = Create(mint);

        Assert.Equal(expected, (await source.GetAsync(Stop)).Model);
    }

    internal static async Task<RealtimeFailure> FailureAsync(TokenMintCredential source) =>
        (await Assert.ThrowsAsync<RealtimeSessionException>(async () => await source.GetAsync(Stop))).Failure;

    internal static TokenMintCredential Create(
        string url,
        TimeProvider time,
        Func<TokenMintOptions, TokenMintOptions>? options = null
    )
    {
        TokenMintOptions defaults = new() { Url = url };
        return new TokenMintCredential(
            options?.Invoke(defaults) ?? defaults,
            "configured-model",
            time,
            new NoJitter(),
            NullLogger<TokenMintCredential>.Instance
        );
    }

    private TokenMintCredential Create(
        ScriptedMint mint,
        Func<TokenMintOptions, TokenMintOptions>? options = null,
        TimeProvider? time = null
    ) => Create(mint.Url, time ?? _time, options);

    private sealed class SleepyClock(FakeTimeProvider wall) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => wall.GetUtcNow();

        public override long GetTimestamp() => 0;
    }
}
