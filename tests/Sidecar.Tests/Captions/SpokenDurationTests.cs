using Sidecar.Captions;

namespace Sidecar.Tests.Captions;

public class SpokenDurationTests
{
    [Theory]
    [InlineData("a", "and")]
    [InlineData("the", "Monday")]
    [InlineData("cat", "catamaran")]
    [InlineData("five", "2024")]
    [InlineData("bat", "USA")]
    [InlineData("好", "好好")]
    [InlineData("да", "здравствуйте")]
    [InlineData("hi", "hi$")]
    public void AShorterWord_TakesLessTime(string shorter, string longer) =>
        Assert.True(SpokenDuration.OfMs(shorter) < SpokenDuration.OfMs(longer));

    [Theory]
    [InlineData("—")]
    [InlineData("🎉")]
    [InlineData("...")]
    [InlineData("“")]
    [InlineData("")]
    public void WhatIsNotSpoken_TakesNoTime(string text) => Assert.Equal(0, SpokenDuration.OfMs(text));

    [Theory]
    [InlineData("Hello,", "hello")]
    [InlineData("(Hello!)", "hello")]
    public void PunctuationAndCase_ChangeNothing(string marked, string plain) =>
        Assert.Equal(SpokenDuration.OfMs(plain), SpokenDuration.OfMs(marked));

    [Fact]
    public void AnOrdinaryEnglishWord_TakesBetween100And700Ms() =>
        Assert.All(
            "of museum because people question rhythm strengths everything".Split(' '),
            word => Assert.InRange(SpokenDuration.OfMs(word), 100, 700)
        );
}
