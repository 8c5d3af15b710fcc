using CsCheck;
using Sidecar.Conversation.Interruptions;

namespace Sidecar.Tests.Conversation.Interruptions;

public sealed class BackchannelListTests
{
    private static readonly BackchannelList Defaults = new("");

    [Theory]
    [InlineData("Mm-hm.")]
    [InlineData("mhm")]
    [InlineData("MMHM!")]
    [InlineData("Uh huh…")]
    [InlineData("uhhuh")]
    [InlineData("Hmmmmm")]
    [InlineData("Yeah, yeah, right.")]
    [InlineData("okok")]
    [InlineData("Oh, I see.")]
    [InlineData("D’accord")]
    [InlineData("Ach so, ja genau")]
    [InlineData("うん、うん。")]
    [InlineData("うんうんうん")]
    [InlineData("ｙｅａｈ")]
    [InlineData("嗯，对对。")]
    [InlineData("네네")]
    [InlineData("угу")]
    [InlineData("हाँ जी")]
    [InlineData("Sí, claro")]
    public void ListedWords_InAnySpelling_AreBackchannels(string text) =>
        Assert.Equal(WordsHeard.Backchannel, Defaults.Judge(text, isWhole: true));

    [Theory]
    [InlineData("Stop.")]
    [InlineData("No")]
    [InlineData("wait")]
    [InlineData("Yeah, but why?")]
    [InlineData("Ja, nein")]
    [InlineData("of")]
    [InlineData("待って")]
    public void OtherWords_Interrupt(string text) =>
        Assert.Equal(WordsHeard.Other, Defaults.Judge(text, isWhole: true));

    [Theory]
    [InlineData("")]
    [InlineData("  … ")]
    [InlineData("♪ - !")]
    public void NoWords_AreNoneOnceTheTranscriptIsWhole(string text)
    {
        Assert.Equal(WordsHeard.None, Defaults.Judge(text, isWhole: true));
        Assert.Equal(WordsHeard.Open, Defaults.Judge(text, isWhole: false));
    }

    [Theory]
    [InlineData("y")]
    [InlineData("uh-h")]
    [InlineData("of cour")]
    [InlineData("yeah, o")]
    [InlineData("Right")]
    public void BeginningOfAListedWord_LeavesItOpen(string text) =>
        Assert.Equal(WordsHeard.Open, Defaults.Judge(text, isWhole: false));

    [Theory]
    [InlineData("wait")]
    [InlineData("yeah but")]
    [InlineData("no")]
    public void BeginningOfNoListedWord_IsToldWhileTheUserStillSpeaks(string text) =>
        Assert.Equal(WordsHeard.Other, Defaults.Judge(text, isWhole: false));

    [Fact]
    public void OwnList_TakesTheDefaultsPlace()
    {
        BackchannelList own = new("aye, so it is");

        Assert.Equal(WordsHeard.Backchannel, own.Judge("Aye aye! So it is.", isWhole: true));
        Assert.Equal(WordsHeard.Other, own.Judge("mm-hm", isWhole: true));
    }

    [Fact]
    public void AnotherWord_StaysOneWhateverFollows()
    {
        string[] words = ["yeah", "uh", "huh", "mmm", "hm", "okok", "stop", "of", "course", "-", ","];
        Gen.Select(Gen.Int[0, words.Length - 1].Array[0, 6], Gen.Int[0, 40])
            .Sample(
                (indices, cut) =>
                {
                    string text = string.Join(' ', indices.Select(i => words[i]));
                    string beginning = text[..Math.Min(cut, text.Length)];
                    return Defaults.Judge(beginning, isWhole: false) != WordsHeard.Other
                        || Defaults.Judge(text, isWhole: true) == WordsHeard.Other;
                }
            );
    }

    [Fact]
    public void AnyText_IsJudgedWithoutFault() =>
        Gen.String.Sample(text =>
            Defaults.Judge(text, isWhole: true) != WordsHeard.Open
            && Defaults.Judge(text, isWhole: false) is WordsHeard.Open or WordsHeard.Other
        );
}
