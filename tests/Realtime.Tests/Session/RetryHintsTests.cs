using Microsoft.Extensions.Time.Testing;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class RetryHintsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Rate limit reached for requests. Please try again in 1.2s. Visit the page.", 1.2)]
    [InlineData("Please try again in 20ms.", 0.02)]
    [InlineData("Please try again in 6m0s.", 360)]
    [InlineData("try again in 1h2m3.5s", 3723.5)]
    [InlineData("Please retry after 10 seconds.", 10)]
    [InlineData("Please Try Again In 2 Minutes", 120)]
    [InlineData("try again in 900000000 days", 86_400)]
    public void Text_ThatSaysHowLong_IsUnderstood(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RealtimeErrors.RetryAfter(new ErrorInfo { Message = text }));

    [Theory]
    [InlineData("")]
    [InlineData("Please try again later.")]
    [InlineData("Please try again in a moment.")]
    [InlineData("It took 3s. Try again.")]
    [InlineData("try again in 5 apples")]
    public void Text_ThatDoesNot_GivesNothing(string text) =>
        Assert.Null(RealtimeErrors.RetryAfter(new ErrorInfo { Message = text }));

    [Theory]
    [InlineData("Retry-After", "7", 7.0)]
    [InlineData("retry-after", "0", 0.0)]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("Retry-After", "Sun, 22 Nov 2026 12:01:30 GMT", 90.0)]
    [InlineData("Retry-After", "Sun, 22 Nov 2026 11:00:00 GMT", 0.0)]
    [InlineData("Retry-After", "99999999999", 86_400.0)]
    [InlineData("Retry-After", "-5", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "", null)]
    public async Task RefusedHandshake_SaysWhenToComeBack(string header, string value, double? seconds)
    {
        await using var server = await ScriptedRealtimeServer.RefusingAsync(429, (header, value));
        await using var test = SessionUnderTest.Create(server, timeProvider: new FakeTimeProvider(Now));

        var fault = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            test.Session.StartAsync(CancellationToken.None)
        );

        Assert.Equal(RealtimeFailureKind.RateLimited, fault.Failure.Kind);
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, fault.Failure.RetryAfter);
    }

    [Fact]
    public async Task ErrorEventAtTheStart_SaysWhenToComeBack()
    {
        await using var test = await SessionUnderTest.CreateAsync(connection =>
            connection.SendAsync(
                """{"type":"error","error":{"type":"requests","code":"rate_limit_exceeded","message":"Please try again in 1.5s."}}"""
            )
        );

        var fault = await Assert.ThrowsAsync<RealtimeSessionException>(() =>
            test.Session.StartAsync(CancellationToken.None)
        );

        Assert.Equal(
            (RealtimeFailureKind.RateLimited, TimeSpan.FromSeconds(1.5)),
            (fault.Failure.Kind, fault.Failure.RetryAfter!.Value)
        );
    }
}
