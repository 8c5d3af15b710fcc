using Sidecar.FaultMatrix.Soak;

namespace Sidecar.Tests.Survival;

/// <summary>A day and more of one conversation; longer ones with <c>dotnet run --project tests/FaultMatrix -- soak</c>.</summary>
[Collection(nameof(MachineOfItsOwn))]
public sealed class SoakTests
{
    [Fact]
    public async Task ThousandsOfTurns_WithRenewalsAndDrops_AreAnswered_AndMemoryStaysFlat()
    {
        SoakReport report = await SoakRun
            .RunAsync(turns: 8_000, seed: 7, _ => { })
            .WaitAsync(TestContext.Current.CancellationToken);

        Assert.Empty(report.Failures);
        Assert.InRange(
            report.MemoryBytes.End - report.MemoryBytes.Third,
            long.MinValue,
            SoakCommand.AllowedGrowthBytes
        );
        Assert.True(report.Renewals >= report.ConversationTime.TotalHours / 3, $"{report.Renewals} renewals");
        Assert.Equal(0, report.Expiries);
        Assert.InRange(report.MaxReplayedItems, 1, 62);
    }
}
