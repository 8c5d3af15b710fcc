using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.Responses;

public sealed class TokenBudgetTests
{
    [Fact]
    public async Task Remaining_FallsWithEachResponse_UntilOneFailsAndTimeHeals()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(TestServer.Options with { TokensPerMinute = 400 }, time);
        await using var client = await WireClient.OpenAsync(server);
        var remaining = 400;
        string status;
        do
        {
            status = await AskAsync(client);
            if (status == "completed")
            {
                var limits = (await client.ExpectAsync("rate_limits.updated"))["rate_limits"]![0]!;
                Assert.Equal(400, (int)limits["limit"]!);
                Assert.True((int)limits["remaining"]! < remaining);
                remaining = (int)limits["remaining"]!;
            }
        } while (status == "completed");

        Assert.Equal("failed", status);
        var error = client.Seen[^1]["response"]!["status_details"]!["error"]!;
        Assert.Equal("rate_limit_exceeded", (string)error["code"]!);
        Assert.Contains("Limit 400", (string)error["message"]!, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("completed", await AskAsync(client));
    }

    private static async Task<string> AskAsync(WireClient client)
    {
        await client.SayAsync("Hello");
        await client.SendAsync("""{"type":"response.create"}""");
        return (string)(await client.UntilAsync("response.done"))[^1]["response"]!["status"]!;
    }
}
