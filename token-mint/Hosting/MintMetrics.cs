using System.Diagnostics.Metrics;

namespace Sidecar.TokenMint.Hosting;

/// <summary>The mint's own instruments, on the meter <see cref="MeterName"/>.</summary>
internal sealed class MintMetrics
{
    public const string MeterName = "Sidecar.TokenMint";

    private readonly Counter<long> _minted;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _upstream;

    public MintMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _minted = meter.CreateCounter<long>("token_mint.secrets", "{secret}", "Secrets given out.");
        _refused = meter.CreateCounter<long>("token_mint.refusals", "{request}", "Requests refused, by reason.");
        _upstream = meter.CreateHistogram<double>(
            "token_mint.upstream.duration",
            "s",
            "Time upstream took, further tries included, by outcome."
        );
    }

    public void Minted() => _minted.Add(1);

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void UpstreamAnswered(TimeSpan duration, string outcome) =>
        _upstream.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
}
