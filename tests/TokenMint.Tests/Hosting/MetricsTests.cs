using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Sidecar.TokenMint.Hosting;

namespace Sidecar.TokenMint.Tests.Hosting;

public sealed class MetricsTests
{
    [Fact]
    public async Task SecretsRefusalsAndUpstreamTime_AreMeasured()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync();
        await using RunningMint mint = await RunningMint.StartAsync(upstream);
        IMeterFactory factory = mint.Services.GetRequiredService<IMeterFactory>();
        ConcurrentBag<string> seen = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == MintMetrics.MeterName && instrument.Meter.Scope == factory)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, n, tags, _) => seen.Add($"{i.Name} {n} {Show(tags)}"));
        listener.SetMeasurementEventCallback<double>((i, _, tags, _) => seen.Add($"{i.Name} {Show(tags)}"));
        listener.Start();

        (await mint.PostAsync()).Dispose();
        (await mint.PostAsync("""{"session":{"model":"other"}}""")).Dispose();

        Assert.Equal(
            [
                "token_mint.refusals 1 [reason, pinned-field]",
                "token_mint.secrets 1 ",
                "token_mint.upstream.duration [outcome, minted]",
            ],
            seen.Order(StringComparer.Ordinal)
        );
    }

    private static string Show(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray());
}
