using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sidecar.TokenMint.Callers;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Tests.Callers;

public sealed class JwtTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000));
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _keysFile = Path.GetTempFileName();

    [Fact]
    public async Task GoodTokens_OfEachKind_NameTheirSubject()
    {
        JsonObject claims = SignedToken.Claims(_time.GetUtcNow());

        Assert.Equal(
            "jwt:https://login.example|player-7",
            (await WithSecret().FindAsync(SignedToken.Hs256(claims)))?.Id
        );
        JwtCallers keySet = WithKeySet();
        Assert.NotNull(await keySet.FindAsync(SignedToken.Rs256(claims, _rsa)));
        Assert.NotNull(await keySet.FindAsync(SignedToken.Es256(claims, _ec)));
    }

    [Theory]
    [InlineData("iss", "https://evil.example")]
    [InlineData("iss", null)]
    [InlineData("aud", "another-service")]
    [InlineData("aud", null)]
    [InlineData("sub", "")]
    [InlineData("sub", null)]
    [InlineData("exp", null)]
    public async Task WrongOrMissingClaim_IsRefused(string claim, string? value)
    {
        JsonObject claims = SignedToken.Claims(_time.GetUtcNow());
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        Assert.Null(await WithSecret().FindAsync(SignedToken.Hs256(claims)));
    }

    [Fact]
    public async Task ExpiredToken_IsRefused_OnceTheSkewHasPassedToo()
    {
        string token = SignedToken.Hs256(SignedToken.Claims(_time.GetUtcNow()));
        JwtCallers callers = WithSecret();

        _time.Advance(TimeSpan.FromSeconds(300 + 29));
        Assert.NotNull(await callers.FindAsync(token));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await callers.FindAsync(token));
    }

    [Fact]
    public async Task TokenOfTheFuture_IsRefused()
    {
        JsonObject claims = SignedToken.Claims(_time.GetUtcNow());
        claims["nbf"] = _time.GetUtcNow().AddSeconds(31).ToUnixTimeSeconds();

        Assert.Null(await WithSecret().FindAsync(SignedToken.Hs256(claims)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("RS256")]
    public async Task TokenWithoutSignature_IsRefused(string algorithm)
    {
        string token = SignedToken.Unsigned(SignedToken.Claims(_time.GetUtcNow()), algorithm);

        Assert.Null(await WithSecret().FindAsync(token));
        Assert.Null(await WithKeySet().FindAsync(token));
    }

    [Fact]
    public async Task PublicKeyUsedAsASharedSecret_IsRefused()
    {
        JwtCallers callers = WithKeySet();
        JsonObject claims = SignedToken.Claims(_time.GetUtcNow());

        foreach (string secret in new[] { _rsa.ExportRSAPublicKeyPem(), _rsa.ExportSubjectPublicKeyInfoPem() })
        {
            Assert.Null(await callers.FindAsync(SignedToken.Hs256(claims, secret)));
        }
    }

    [Fact]
    public async Task TokenOfAnotherSigner_OrChangedAfterSigning_IsRefused()
    {
        using var stranger = RSA.Create(2048);
        JsonObject claims = SignedToken.Claims(_time.GetUtcNow());
        string[] parts = SignedToken.Rs256(claims, _rsa).Split('.');
        claims["sub"] = "admin";
        string[] changed = SignedToken.Rs256(claims, stranger).Split('.');
        JwtCallers callers = WithKeySet();

        Assert.Null(await callers.FindAsync(string.Join('.', changed)));
        Assert.Null(await callers.FindAsync($"{parts[0]}.{changed[1]}.{parts[2]}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("not a token")]
    public async Task Rubbish_IsRefused(string token) => Assert.Null(await WithSecret().FindAsync(token));

    [Fact]
    public async Task LogName_DoesNotShowThePerson()
    {
        JsonObject claims = SignedToken.Claims(_time.GetUtcNow(), subject: "jane@example.com");

        Caller? caller = await WithSecret().FindAsync(SignedToken.Hs256(claims));

        Assert.DoesNotContain("jane", caller!.LogName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","k":"AAAA"}]}""")]
    [InlineData("not json")]
    public void KeySetWithoutPublicKeys_IsAFault(string json) =>
        Assert.Throws<FormatException>(() => JwtKeys.FromKeySet(json));

    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
        File.Delete(_keysFile);
    }

    private JwtCallers WithSecret() => Callers(new JwtOptions { Secret = SignedToken.Secret });

    private JwtCallers WithKeySet()
    {
        File.WriteAllText(_keysFile, SignedToken.KeySet(_rsa, _ec), Encoding.UTF8);
        return Callers(new JwtOptions { KeysFile = _keysFile });
    }

    private JwtCallers Callers(JwtOptions options) =>
        new(
            options with
            {
                Issuer = SignedToken.Issuer,
                Audience = SignedToken.Audience,
            },
            _time,
            NullLogger<JwtCallers>.Instance
        );
}
