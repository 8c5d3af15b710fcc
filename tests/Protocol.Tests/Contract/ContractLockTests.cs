namespace Sidecar.Protocol.Tests.Contract;

public class ContractLockTests
{
    private static readonly IReadOnlyList<string> Current = ContractSurface.Of(ContractSurface.CompiledFiles);

    [Fact]
    public void TheContract_KeepsEverythingThatIsLocked() => AssertCompatible(ContractLock.Read(), "contract.lock");

    [Fact]
    public void TheLock_RecordsTheWholeContract()
    {
        var locked = ContractLock.Read();
        if (ContractLock.IsUpdateWanted)
        {
            AssertCompatible(locked, "contract.lock, so it was not written");
            ContractLock.Write(Current);
            return;
        }

        var missing = Current.Except(locked, StringComparer.Ordinal).ToList();
        Assert.True(
            missing.Count == 0,
            $"{missing.Count} elements of the contract aren't in {ContractLock.RelativePath}, first: "
                + $"{missing.FirstOrDefault()}{Environment.NewLine}Record them: {ContractLock.UpdateCommand}"
        );
    }

    [Fact]
    public void TheContract_KeepsEverythingThatWasEverLocked()
    {
        var git = GitHistory.Open(ContractLock.RepositoryRoot, out var whyNot);
        Assert.SkipWhen(git is null, whyNot);
        foreach (var commit in git!.CommitsOf(ContractLock.RelativePath))
        {
            if (git.Show(commit, ContractLock.RelativePath) is { } text)
            {
                AssertCompatible(ContractLock.Parse(text), $"the contract.lock of commit {commit}");
            }
        }
    }

    [Fact]
    public void TheSurface_CoversEveryProtoFile()
    {
        var folder = Path.Combine(ContractLock.RepositoryRoot, "proto");
        var written = Directory
            .EnumerateFiles(folder, "*.proto", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
        Assert.Equal(
            written.Order(StringComparer.Ordinal),
            ContractSurface.CompiledFiles.Select(file => file.Name),
            StringComparer.Ordinal
        );
        Assert.Contains(
            "rpc sidecar.v1.Dialogue Converse stream sidecar.v1.ClientMessage -> stream sidecar.v1.ServerMessage",
            Current
        );
        Assert.Contains("field sidecar.v1.AudioChunk 3 bytes singular pcm", Current);
        Assert.Contains("field sidecar.v1.ToolResult 3 string singular error oneof=result", Current);
        Assert.Contains("field sidecar.v1.UpdateCharacter 1 string optional instructions", Current);
        Assert.Contains("field sidecar.v1.FaceFrames 3 float repeated values", Current);
    }

    private static void AssertCompatible(IEnumerable<string> landed, string what)
    {
        var breaks = ContractCompatibility.Breaks(landed, Current);
        Assert.True(
            breaks.Count == 0,
            $"The contract breaks with {what}:{Environment.NewLine}{string.Join(Environment.NewLine, breaks)}"
        );
    }
}
