using System.Net;
using Sidecar.TokenMint.Callers;

namespace Sidecar.TokenMint.Tests.Callers;

public sealed class AuthenticationTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("Authorization", "Bearer wrong-key-0123456789abcdef")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic Z2FtZTpnYW1l")]
    [InlineData("Authorization", RunningMint.GameKey)]
    [InlineData("X-Api-Key", "")]
    [InlineData("X-Api-Key", RunningMint.GameKey + "x")]
    public async Task Stranger_IsRefused_AndUpstreamHearsNothing(string? header, string? value)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        using HttpRequestMessage request = new(HttpMethod.Post, "/token");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using HttpResponseMessage answer = await mint.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await RunningMint.AssertProblemAsync(answer, 401, "unauthorized");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Empty(upstream.Seen);
    }

    [Fact]
    public async Task TwoCredentials_AreRefused()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        using HttpRequestMessage request = new(HttpMethod.Post, "/token");
        request.Headers.Add("Authorization", $"Bearer {RunningMint.GameKey}");
        request.Headers.Add("X-Api-Key", RunningMint.EditorKey);

        using HttpResponseMessage answer = await mint.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await RunningMint.AssertProblemAsync(answer, 401, "unauthorized");
    }

    [Fact]
    public async Task WrongKeys_FromOneAddress_MeetALimit_WhichGoodOnesDoNot()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream, ("RateLimits:FailuresPerMinute", "3"));
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage wrong = await mint.PostAsync(key: "wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using HttpResponseMessage limited = await mint.PostAsync(key: "wrong");
        using HttpResponseMessage good = await mint.PostAsync();

        await RunningMint.AssertProblemAsync(limited, 429, "rate-limited");
        Assert.True(limited.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }

    [Fact]
    public async Task Unsecured_InWords_ServesAnyone()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Authentication:Mode", "Unsecured"),
            ("Authentication:ApiKeys:game", null),
            ("Authentication:ApiKeys:editor", null)
        );

        using HttpResponseMessage answer = await mint.Client.GetAsync(
            new Uri("/token", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Jwt_OverHttp_IsACaller_BesideTheKeys()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Authentication:Jwt:Issuer", SignedToken.Issuer),
            ("Authentication:Jwt:Audience", SignedToken.Audience),
            ("Authentication:Jwt:Secret", SignedToken.Secret)
        );
        string token = SignedToken.Hs256(SignedToken.Claims(TimeProvider.System.GetUtcNow()));

        using HttpResponseMessage person = await mint.PostAsync(key: token);
        using HttpResponseMessage game = await mint.PostAsync();
        using HttpResponseMessage unsigned = await mint.PostAsync(
            key: SignedToken.Unsigned(SignedToken.Claims(TimeProvider.System.GetUtcNow()))
        );

        Assert.Equal(HttpStatusCode.OK, person.StatusCode);
        Assert.Equal(HttpStatusCode.OK, game.StatusCode);
        await RunningMint.AssertProblemAsync(unsigned, 401, "unauthorized");
    }

    [Theory]
    [InlineData("game", "line 1 is not NAME = KEY")]
    [InlineData("# none\n", "names no caller")]
    [InlineData("game = tooshort", "line 1: a key has at least 24 characters")]
    [InlineData("\ngame = sha256:12", "line 2: sha256: takes 64 hex digits")]
    [InlineData("a = 0123456789abcdef01234567\nb = 0123456789abcdef01234567", "twice")]
    public void KeysFile_WithAFault_SaysWhere_AndNothingOfTheKey(string text, string says)
    {
        FormatException fault = Assert.Throws<FormatException>(() => ApiKeyList.ParseFile(text));

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeysFile_HoldsKeysAndHashes()
    {
        string hash = RunningMint.HashOf(RunningMint.EditorKey);
        var keys = ApiKeyList.ParseFile($"# callers\r\ngame = {RunningMint.GameKey}\r\n\r\neditor={hash}\r\n");

        Assert.Equal("game", keys.Find(RunningMint.GameKey));
        Assert.Equal("editor", keys.Find(RunningMint.EditorKey));
        Assert.Null(keys.Find(hash));
    }
}
