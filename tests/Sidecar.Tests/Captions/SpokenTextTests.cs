using Sidecar.Captions;

namespace Sidecar.Tests.Captions;

public class SpokenTextTests
{
    [Theory]
    [InlineData("Hello, Ada! How are you?", "Hello,|Ada!|How|are|you?")]
    [InlineData("  two  blanks\tand\nlines ", "two|blanks|and|lines")]
    [InlineData("“Yes,” she said – (quietly).", "“Yes,”|she|said|–|(quietly).")]
    [InlineData("It's 3.14 or 1,000 %.", "It's|3.14|or|1,000|%.")]
    [InlineData("你好，世界。再见！", "你|好，|世|界。|再|见！")]
    [InlineData("これはペンです。", "こ|れ|は|ペ|ン|で|す。")]
    [InlineData("きょう、ジュース", "きょ|う、|ジュー|ス")]
    [InlineData("我用 Unreal Engine 5。好", "我|用|Unreal|Engine|5。|好")]
    [InlineData("用Unreal做", "用|Unreal|做")]
    [InlineData("안녕하세요 여러분", "안녕하세요|여러분")]
    [InlineData("Great 🎉👍🏽 job", "Great|🎉👍🏽|job")]
    [InlineData("", "")]
    public void Text_IsCutIntoWords(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("Hello, Ada! How are 3.14 you? 🎉👍🏽 (Good.)\nBye")]
    [InlineData("我用 Unreal Engine 5。好きょう、ジュース「は」")]
    public void Text_InAnyPieces_IsCutTheSameWay(string text)
    {
        for (var size = 1; size <= 5; size++)
        {
            Assert.Equal(Words(text), Words([.. text.Chunk(size).Select(piece => new string(piece))]));
        }
    }

    [Theory]
    [InlineData("Yes. No", SpokenBreak.Sentence)]
    [InlineData("Yes.” No", SpokenBreak.Sentence)]
    [InlineData("Yes\nNo", SpokenBreak.Sentence)]
    [InlineData("Yes, No", SpokenBreak.Phrase)]
    [InlineData("Dr. No", SpokenBreak.None)]
    [InlineData("Yes No", SpokenBreak.None)]
    public void TheEndOfAWord_TellsTheBreak(string text, object expected)
    {
        var spoken = new SpokenText();
        spoken.Append(text);
        Assert.Equal(expected, spoken.Words[0].Break);
    }

    [Fact]
    public void ABlankLineAfterAPiece_IsABreakOfTheWordBefore()
    {
        var spoken = new SpokenText();
        spoken.Append("Yes");
        spoken.Append("\n\n");
        spoken.Append("No");
        Assert.Equal([SpokenBreak.Sentence, SpokenBreak.None], spoken.Words.Select(word => word.Break));
    }

    private static string Words(params string[] pieces)
    {
        var spoken = new SpokenText();
        foreach (var piece in pieces)
        {
            spoken.Append(piece);
        }

        return string.Join('|', spoken.Words.Select(word => spoken.Text.Substring(word.Offset, word.Length)));
    }
}
