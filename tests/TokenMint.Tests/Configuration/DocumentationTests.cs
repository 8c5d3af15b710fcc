using System.Reflection;
using System.Text.RegularExpressions;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Tests.Configuration;

public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "token-mint.md"));

    [Fact]
    public void Table_IsWhatTheOptionsSay()
    {
        IEnumerable<string> rows = Page.Split('\n').Where(line => KeyRow().IsMatch(line));

        Assert.Equal(ConfigurationKeys.All.Select(k => k.ToTableRow()), rows);
    }

    [Fact]
    public void WorkedConfiguration_Works()
    {
        string json = WorkedJson().Match(Page).Groups["json"].Value;
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json);
            Dictionary<string, string> environment = new()
            {
                ["OPENAI_API_KEY"] = "sk-1",
                ["MINT_SAFETY__SALT"] = RunningMint.Salt,
            };

            MintOptions options = ConfigurationLoader.Load(file, new Dictionary<string, string?>(), environment);

            Assert.Equal(120, options.Policy.MaxTtlSeconds);
            Assert.Equal(2, options.Policy.Allow.Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Root() =>
        typeof(DocumentationTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "RepositoryRoot")
            .Value!;

    [GeneratedRegex(@"^\| `[A-Z][A-Za-z]+:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyRow();

    [GeneratedRegex(
        @"<!-- worked -->\n```json\n(?<json>.+?)```",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WorkedJson();
}
