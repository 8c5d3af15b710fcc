using System.Text.RegularExpressions;

namespace Sidecar.Protocol.Tests.Contract;

public partial class ProtoCommentTests
{
    public static TheoryData<string> ProtoFiles() =>
        [
            .. Directory
                .EnumerateFiles(
                    Path.Combine(ContractLock.RepositoryRoot, "proto"),
                    "*.proto",
                    SearchOption.AllDirectories
                )
                .Select(path => Path.GetRelativePath(ContractLock.RepositoryRoot, path)),
        ];

    [Theory]
    [MemberData(nameof(ProtoFiles))]
    public void EveryElement_HasAComment(string file)
    {
        List<string> bare = [];
        var previous = "";
        foreach (var (index, text) in File.ReadLines(Path.Combine(ContractLock.RepositoryRoot, file)).Index())
        {
            var line = text.Trim();
            if (
                Element().IsMatch(line)
                && !ZeroValue().IsMatch(line)
                && !previous.StartsWith("//", StringComparison.Ordinal)
            )
            {
                bare.Add($"{file}:{index + 1}: {line}");
            }

            previous = line;
        }

        Assert.True(bare.Count == 0, "Say what it means, and its unit:\n" + string.Join('\n', bare));
    }

    [GeneratedRegex(
        @"^(message|enum|service|rpc)\b|^(((repeated|optional) )?(map<.*>|[\w.]+) )?\w+ = \d+( \[.*\])?;",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Element();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*_UNSPECIFIED = 0;", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ZeroValue();
}
