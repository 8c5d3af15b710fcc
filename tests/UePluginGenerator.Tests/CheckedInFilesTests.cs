namespace Sidecar.UePluginGenerator.Tests;

public class CheckedInFilesTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts = GeneratedFiles.Write(Contract.Load());

    [Fact]
    public void CheckedInCpp_IsWhatTheGeneratorWrites()
    {
        var stale = GeneratedFiles.FindStale(RepositoryRoot.Find()!, Texts);

        Assert.True(
            stale.Count == 0,
            "Run `dotnet run --project src/UePluginGenerator` and commit:\n" + string.Join('\n', stale)
        );
    }

    [Fact]
    public void Writing_Twice_GivesTheSame()
    {
        Assert.Equal(Texts, GeneratedFiles.Write(Contract.Load()));
    }

    [Fact]
    public void Update_OfAnEmptyFolder_WritesAllAndThenNothing()
    {
        using var root = new ScratchFolder();

        Assert.Equal(Texts.Keys.Order(), GeneratedFiles.Update(root.Path, Texts).Order());
        Assert.Empty(GeneratedFiles.FindStale(root.Path, Texts));
        Assert.Empty(GeneratedFiles.Update(root.Path, Texts));
    }

    [Fact]
    public void FindStale_NamesWhatIsMissingChangedAndLeftOver()
    {
        using var root = new ScratchFolder();
        GeneratedFiles.Update(root.Path, Texts);
        var folder = Path.Combine(root.Path, GeneratedFiles.MessagesFolder);
        File.Delete(Path.Combine(folder, "ToolsMessages.h"));
        File.AppendAllText(Path.Combine(folder, "Contract.h"), "// by hand\n");
        File.WriteAllText(Path.Combine(folder, "GoneMessages.h"), "");

        Assert.Equal(
            [
                $"{GeneratedFiles.MessagesFolder}/Contract.h",
                $"{GeneratedFiles.MessagesFolder}/ToolsMessages.h",
                $"{GeneratedFiles.MessagesFolder}/GoneMessages.h",
            ],
            GeneratedFiles.FindStale(root.Path, Texts)
        );

        GeneratedFiles.Update(root.Path, Texts);
        Assert.Empty(GeneratedFiles.FindStale(root.Path, Texts));
    }

    [Fact]
    public void FindStale_OfACheckoutWithCarriageReturns_IsEmpty()
    {
        using var root = new ScratchFolder();
        GeneratedFiles.Update(root.Path, Texts);
        var path = Path.Combine(root.Path, GeneratedFiles.MessagesFolder, "Contract.h");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(GeneratedFiles.FindStale(root.Path, Texts));
    }

    [Fact]
    public void EveryFile_IsShortAndNarrowEnoughToRead()
    {
        Assert.All(
            Texts,
            text =>
            {
                var lines = text.Value.Split('\n');
                Assert.True(lines.Length <= 500, $"{text.Key} has {lines.Length} lines");
                Assert.All(lines, line => Assert.True(Columns(line) <= 120, $"{text.Key}: {line}"));
            }
        );
    }

    private static int Columns(string line) => line.Sum(letter => letter == '\t' ? 4 : 1);
}
