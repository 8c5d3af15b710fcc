using Microsoft.AspNetCore.Http;
using Sidecar.TokenMint.Tests.Callers;

namespace Sidecar.TokenMint.Tests.Secrets;

public sealed class LeakTests
{
    [Fact]
    public async Task NoSecret_IsInAnyLogAtAnyLevel_NorInAnyRefusal()
    {
        const string WrongKey = "a-wrong-key-that-is-someones-right-one";
        string token = SignedToken.Hs256(SignedToken.Claims(TimeProvider.System.GetUtcNow(), "jane@example.com"));
        string expired = SignedToken.Hs256(SignedToken.Claims(TimeProvider.System.GetUtcNow().AddDays(-1)));
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(
            upstream,
            ("Authentication:Jwt:Issuer", SignedToken.Issuer),
            ("Authentication:Jwt:Audience", SignedToken.Audience),
            ("Authentication:Jwt:Secret", SignedToken.Secret),
            ("Policy:Session", """{"instructions":"The murderer is the gardener."}""")
        );
        List<string> refusals = [];

        int[] statuses = [200, 302, 400, 401, 429, 500];
        foreach (int status in statuses)
        {
            upstream.Answer = (context, request) =>
                status == 200
                    ? ScriptedUpstream.MintAsync(context, request)
                    : ScriptedUpstream.WriteAsync(context, status, "text/html", request.Authorization);
            foreach (string key in new[] { RunningMint.GameKey, WrongKey, token, expired })
            {
                using HttpResponseMessage answer = await mint.PostAsync(key: key);
                if (!answer.IsSuccessStatusCode)
                {
                    refusals.Add(
                        $"{answer.Headers} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}"
                    );
                }
            }
        }
        upstream.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        (await mint.PostAsync()).Dispose();

        Assert.True(mint.Log.Entries.Count > 100, "the log was not captured");
        Assert.True(mint.Log.Count(500) >= 2 && mint.Log.Count(501) >= 10, "the mint's own events were not captured");
        string everything = mint.Log.Text + string.Join('\n', refusals);
        string[] secrets =
        [
            RunningMint.UpstreamKey,
            RunningMint.GameKey,
            RunningMint.Salt,
            RunningMint.HashOf(RunningMint.GameKey)[7..],
            WrongKey,
            SignedToken.Secret,
            token.Split('.')[2],
            expired.Split('.')[2],
            "jane@example.com",
            "ek_scripted",
            "gardener",
        ];
        Assert.DoesNotContain(secrets, secret => everything.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
