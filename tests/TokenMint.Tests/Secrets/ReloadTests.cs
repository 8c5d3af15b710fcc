using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Sidecar.TokenMint.Tests.Secrets;

public sealed class ReloadTests : IDisposable
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly string _folder = Directory.CreateTempSubdirectory("token-mint-").FullName;

    [Fact]
    public async Task ReplacedUpstreamKey_IsUsedWithinASecond_WithoutARestart()
    {
        string file = Write("key", "sk-the-first\n");
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await StartAsync(
            upstream,
            ("Upstream:ApiKey", null),
            ("Upstream:ApiKeyFile", file)
        );

        (await mint.PostAsync()).Dispose();
        Assert.Equal("Bearer sk-the-first", upstream.Last.Authorization);
        Write("key", "sk-the-second");
        _time.Advance(ASecond);
        (await mint.PostAsync()).Dispose();
        Assert.Equal("Bearer sk-the-second", upstream.Last.Authorization);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData(null)]
    public async Task UselessNewKey_LeavesTheOldOneInForce_SaidOnceAndByHealth(string? content)
    {
        string file = Write("key", "sk-the-first");
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await StartAsync(
            upstream,
            ("Upstream:ApiKey", null),
            ("Upstream:ApiKeyFile", file)
        );

        if (content is null)
        {
            File.Delete(file);
        }
        else
        {
            Write("key", content);
        }
        for (int i = 0; i < 3; i++)
        {
            _time.Advance(ASecond);
            using HttpResponseMessage answer = await mint.PostAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        using HttpResponseMessage ready = await mint.Client.GetAsync(
            new Uri("/health/ready", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("Bearer sk-the-first", upstream.Last.Authorization);
        Assert.Equal(1, mint.Log.Count(101));
        Assert.Equal("degraded", (string)(await RunningMint.JsonOf(ready))["status"]!);
    }

    [Fact]
    public async Task CallerStruckFromTheFile_IsAStrangerWithinASecond()
    {
        const string NewKey = "a-new-key-0123456789abcdef";
        string file = Write("callers", $"studio = {RunningMint.EditorKey}");
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await StartAsync(
            upstream,
            ("Authentication:ApiKeys:editor", null),
            ("Authentication:ApiKeysFile", file)
        );

        using HttpResponseMessage before = await mint.PostAsync(key: RunningMint.EditorKey);
        Write("callers", $"studio = {NewKey}");
        _time.Advance(ASecond);
        using HttpResponseMessage struck = await mint.PostAsync(key: RunningMint.EditorKey);
        using HttpResponseMessage added = await mint.PostAsync(key: NewKey);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, struck.StatusCode);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
    }

    [Fact]
    public async Task SwappedSymbolicLink_AsAnOrchestratorDoesIt_IsNoticed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A symbolic link needs a privilege on Windows.");
        string link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, Write("one", "sk-one"));
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await StartAsync(
            upstream,
            ("Upstream:ApiKey", null),
            ("Upstream:ApiKeyFile", link)
        );

        File.Delete(link);
        File.CreateSymbolicLink(link, Write("two", "sk-two"));
        _time.Advance(ASecond);
        (await mint.PostAsync()).Dispose();

        Assert.Equal("Bearer sk-two", upstream.Last.Authorization);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<RunningMint> StartAsync(ScriptedUpstream upstream, params (string Key, string? Value)[] sets) =>
        RunningMint.StartAsync(RunningMint.Options(upstream.Address, sets), _time);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
