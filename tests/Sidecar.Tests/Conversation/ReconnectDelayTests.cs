using Sidecar.Conversation;

namespace Sidecar.Tests.Conversation;

public sealed class ReconnectDelayTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(5, 8)]
    [InlineData(1_000, 20)]
    public void Delay_IsAnyPartOfACeilingThatDoubles(int failures, double ceilingSeconds)
    {
        Assert.Equal(TimeSpan.Zero, new ReconnectDelay(() => 0).After(failures));
        Assert.Equal(TimeSpan.FromSeconds(ceilingSeconds), new ReconnectDelay(() => 1).After(failures));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(0.1, 0.25)]
    [InlineData(86_400, 300)]
    public void ServerThatNamesATime_IsNotAskedEarlier_ButNotForgottenEither(double asked, double expected) =>
        Assert.Equal(
            TimeSpan.FromSeconds(expected),
            new ReconnectDelay(() => 0.5).After(1, TimeSpan.FromSeconds(asked))
        );
}
