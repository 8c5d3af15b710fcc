using System.Reflection;
using System.Text.RegularExpressions;
using Sidecar.Conversation;

namespace Sidecar.Tests.Bridge;

public sealed partial class NoticesDocumentTests
{
    [Fact]
    public void Document_ListsEveryNoticeAsItIsSent()
    {
        IEnumerable<string> sent = typeof(NoticeKind)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(p => (NoticeKind)p.GetValue(null)!)
            .Select(k => $"{k.Code} {k.Severity} {(k.IsTransient ? "yes" : "no")}".ToLowerInvariant());
        IEnumerable<string> documented = Row()
            .Matches(RepositoryFiles.Read("docs/notices.md"))
            .Select(m => $"{m.Groups["code"]} {m.Groups["severity"]} {m.Groups["transient"]}");

        Assert.Equal(sent.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(
        @"^\| `(?<code>\w+)` \| (?<severity>\w+) \| (?<transient>\w+) \| .{20,} \| .{10,} \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Row();
}
