namespace Sidecar.TokenMint.Tests.Hosting;

public sealed class CorsTests
{
    private const string Ours = "https://play.example";

    [Theory]
    [InlineData(null, Ours, null)]
    [InlineData(Ours, Ours, Ours)]
    [InlineData(Ours, "https://evil.example", null)]
    public async Task Page_MayAsk_OnlyWhereItsOriginIsListed(string? configured, string origin, string? allowed)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream, ("Cors:Origins", configured));
        using HttpRequestMessage preflight = new(HttpMethod.Options, "/token");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization");

        using HttpResponseMessage answer = await mint.Client.SendAsync(
            preflight,
            TestContext.Current.CancellationToken
        );

        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? origins);
        Assert.Equal(allowed, origins?.Single());
    }
}
