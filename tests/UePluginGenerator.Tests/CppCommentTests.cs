namespace Sidecar.UePluginGenerator.Tests;

public class CppCommentTests
{
    [Fact]
    public void NoComment_HasNoLines()
    {
        Assert.Empty(CppComment.Lines("", depth: 0));
        Assert.Empty(CppComment.Lines(" \n", depth: 0));
    }

    [Fact]
    public void ShortComment_IsOneLine()
    {
        Assert.Equal(
            ["/** For a person, in English. */"],
            CppComment.Lines(" For a person,\n in English.\n", depth: 1)
        );
    }

    [Fact]
    public void LongComment_IsWrappedToTheRoomThatTheIndentationLeaves()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 60));

        var lines = CppComment.Lines($" {words}\n", depth: 2).ToList();

        Assert.Equal("/**", lines[0]);
        Assert.Equal(" */", lines[^1]);
        Assert.All(lines, line => Assert.True(line.Length <= 112, line));
        Assert.Equal(words, string.Join(' ', lines[1..^1].Select(line => line[" * ".Length..])));
    }

    [Fact]
    public void ListsAndParagraphs_StayAsTheyAre()
    {
        Assert.Equal(
            ["/**", " * Either:", " *  * one", " *  * two", " *", " * Or not.", " */"],
            CppComment.Lines(" Either:\n  * one\n  * two\n\n Or not.\n", depth: 0)
        );
    }
}
