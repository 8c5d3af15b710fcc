using Sidecar.Face.Life;

namespace Sidecar.Face.Tests.Life;

public class FaceEmotionsTests
{
    [Fact]
    public void EveryName_IsReadInAnyCase()
    {
        Assert.Equal("neutral, joy, sadness, anger, fear, surprise, thoughtful", string.Join(", ", FaceEmotions.Names));
        foreach (var emotion in Enum.GetValues<FaceEmotion>())
        {
            Assert.True(FaceEmotions.TryParse($" {emotion.ToString().ToUpperInvariant()} ", out var parsed));
            Assert.Equal(emotion, parsed);
        }
    }

    [Theory]
    [InlineData("happy", FaceEmotion.Joy)]
    [InlineData("Sad", FaceEmotion.Sadness)]
    [InlineData("surprised", FaceEmotion.Surprise)]
    public void EverydayWords_AreReadToo(string word, FaceEmotion emotion)
    {
        Assert.True(FaceEmotions.TryParse(word, out var parsed));
        Assert.Equal(emotion, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("joy, fear")]
    public void AnythingElse_IsNoEmotion(string? name)
    {
        Assert.False(FaceEmotions.TryParse(name, out var parsed));
        Assert.Equal(FaceEmotion.Neutral, parsed);
    }
}
