using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Sidecar.Telemetry;

namespace Sidecar.Tests.Telemetry;

public sealed partial class TelemetryDocumentTests
{
    [Fact]
    public void Document_ListsEveryInstrumentWithKindAndUnit()
    {
        List<string> actual = [];
        using SidecarTelemetry telemetry = new(TimeProvider.System);
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, telemetry))
                {
                    actual.Add($"{instrument.Name} {KindOf(instrument)} {instrument.Unit}");
                }
            },
        };
        listener.Start();

        IEnumerable<string> documented = Row()
            .Matches(RepositoryFiles.Read("docs/telemetry.md"))
            .Select(m => $"{m.Groups["name"]} {m.Groups["kind"]} {m.Groups["unit"]}");

        Assert.Equal(actual.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    private static string KindOf(Instrument instrument) =>
        instrument.GetType().Name switch
        {
            var name when name.StartsWith("Counter", StringComparison.Ordinal) => "counter",
            var name when name.StartsWith("Histogram", StringComparison.Ordinal) => "histogram",
            _ => "gauge",
        };

    [GeneratedRegex(
        @"^\| `(?<name>[a-z_.]+)` \| (?<kind>counter|histogram|gauge) \| (?<unit>\S+) \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Row();
}
