using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Tests.Session;

public sealed class SessionEndpointTests
{
    [Theory]
    [InlineData("wss://api.openai.com/v1/realtime", "wss://api.openai.com/v1/realtime?model=gpt%202")]
    [InlineData("http://localhost:8080/v1/realtime", "ws://localhost:8080/v1/realtime?model=gpt%202")]
    [InlineData(
        "https://x.openai.azure.com/openai/v1/realtime",
        "wss://x.openai.azure.com/openai/v1/realtime?model=gpt%202"
    )]
    [InlineData("ws://h/v1/realtime?api_key=k", "ws://h/v1/realtime?api_key=k&model=gpt%202")]
    [InlineData("ws://h/v1/realtime?model=other", "ws://h/v1/realtime?model=other")]
    [InlineData("ws://h/v1/realtime?x=1&call_id=rtc_1", "ws://h/v1/realtime?x=1&call_id=rtc_1")]
    [InlineData("ws://h/v1/realtime?intent=transcription", "ws://h/v1/realtime?intent=transcription")]
    public void Resolve_AddsTheModelUnlessTheUrlSaysWhatToOpen(string endpoint, string expected) =>
        Assert.Equal(expected, SessionEndpoint.Resolve(Options(endpoint)).AbsoluteUri);

    [Theory]
    [InlineData("wss://h/v1/realtime/{model}", "wss://h/v1/realtime/gpt%202")]
    [InlineData("wss://h/r?deployment={deployment}&x=1", "wss://h/r?deployment=gpt%202&x=1")]
    [InlineData("wss://h/%7Bmodel%7D", "wss://h/%7Bmodel%7D?model=gpt%202")]
    public void Resolve_PutsTheModelWhereTheUrlWantsIt(string endpoint, string expected) =>
        Assert.Equal(expected, SessionEndpoint.Resolve(Options(endpoint)).AbsoluteUri);

    [Theory]
    [InlineData("https://x.openai.azure.com", "wss://x.openai.azure.com/openai/v1/realtime?model=gpt%202")]
    [InlineData("https://x.openai.azure.com/", "wss://x.openai.azure.com/openai/v1/realtime?model=gpt%202")]
    [InlineData("wss://gateway/azure", "wss://gateway/azure?model=gpt%202")]
    public void Resolve_OfABareAzureResource_AddsThePath(string endpoint, string expected) =>
        Assert.Equal(
            expected,
            SessionEndpoint.Resolve(Options(endpoint) with { Dialect = RealtimeDialect.Azure }).AbsoluteUri
        );

    [Theory]
    [InlineData("a&b", "wss://h/r?t=a%26b&model=gpt%202")]
    [InlineData("c d", "wss://h/r?t=c%20d&model=gpt%202")]
    public void Resolve_AddsTheExtraQueryEscaped(string value, string expected) =>
        Assert.Equal(
            expected,
            SessionEndpoint
                .Resolve(
                    Options("wss://h/r") with
                    {
                        ExtraQuery = new Dictionary<string, string>(StringComparer.Ordinal) { ["t"] = value },
                    }
                )
                .AbsoluteUri
        );

    [Fact]
    public void Resolve_WithTheModelInTheExtraQuery_AddsNoOther() =>
        Assert.Equal(
            "wss://h/r?model=m",
            SessionEndpoint
                .Resolve(
                    Options("wss://h/r") with
                    {
                        ExtraQuery = new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = "m" },
                    }
                )
                .AbsoluteUri
        );

    [Theory]
    [InlineData("ftp://h/v1/realtime", "'ftp'")]
    [InlineData("/v1/realtime", "absolute")]
    public void Create_WithNoWebSocketUrl_SaysWhatIsWrong(string endpoint, string expected)
    {
        var factory = new RealtimeSessionFactory(TimeProvider.System, NullLoggerFactory.Instance);
        var options = Options(endpoint);

        var exception = Assert.Throws<ArgumentException>(() => factory.Create(options));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Display_LeavesOutQueryAndUserInfo() =>
        Assert.Equal(
            "wss://h:444/v1/realtime",
            SessionEndpoint.Display(new Uri("wss://user:pass@h:444/v1/realtime?api_key=secret"))
        );

    private static RealtimeSessionOptions Options(string endpoint) =>
        new() { Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute), Model = "gpt 2" };
}
