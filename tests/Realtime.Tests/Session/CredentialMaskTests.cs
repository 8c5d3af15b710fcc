using System.Text;
using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Tests.Session;

public sealed class CredentialMaskTests
{
    private const string Secret = "a-secret-without-a-prefix";

    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["api-key"] = "0123456789abcdef",
        ["x-short"] = "realtime",
    };

    [Theory]
    [InlineData(Secret, "*************************")]
    [InlineData(
        "{\"a\":\"" + Secret + "\",\"b\":\"" + Secret + "\"}",
        "{\"a\":\"*************************\",\"b\":\"*************************\"}"
    )]
    [InlineData("x0123456789abcdefx", "x****************x")]
    [InlineData("realtime", "realtime")]
    [InlineData("a-secret-without-a-prefi", "a-secret-without-a-prefi")]
    [InlineData("", "")]
    public void Message_LosesEverySecret_AndNothingElse(string message, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(message);

        new CredentialMask($" {Secret} ", Headers).Hide(bytes);

        Assert.Equal(expected, Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Text_LosesSecrets_AndWhatLooksLikeOne()
    {
        var mask = new CredentialMask(Secret, Headers);

        Assert.Equal(
            "bad <key>, <key>, <key> and <key>",
            mask.Hide($"bad {Secret}, sk-proj-abcdef, eyJhbGciOi.eyJzdWIi.c2ln and {new string('*', 20)}")
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("none")]
    public void WordThatIsNoSecret_IsLeftAlone(string? credential) =>
        Assert.Equal("none", new CredentialMask(credential, Headers).Hide("none"));
}
