using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sidecar.Conversation;
using Sidecar.Hosting;

namespace Sidecar.Telemetry;

/// <summary>
/// Where the daemon's metrics and spans begin: the meter and the activity source, both named <c>Sidecar</c>. They cost
/// next to nothing while nobody listens.
/// </summary>
internal sealed class SidecarTelemetry : IDisposable
{
    private readonly Meter _meter;
    private Func<IEnumerable<ConversationLoop>> _conversations = () => [];

    public SidecarTelemetry(TimeProvider time)
    {
        Time = time;
        // The scope tells the meters of several daemons in one process apart.
        _meter = new Meter(new MeterOptions(TelemetryNames.Source) { Version = BuildVersion.Text, Scope = this });
        Metrics = new SidecarMetrics(_meter);
        _meter.CreateObservableGauge(
            "sidecar.conversations",
            CountConversations,
            "{conversation}",
            "Conversations by state."
        );
        _meter.CreateObservableGauge(
            "sidecar.budget.used",
            ReadBudgets,
            "1",
            "Used share of a conversation's budget, or of the day's where that is nearer its end."
        );
    }

    public TimeProvider Time { get; }

    public ActivitySource Activities { get; } = new(TelemetryNames.Source, BuildVersion.Text);

    public SidecarMetrics Metrics { get; }

    /// <summary>Says where the conversations are that the gauges count.</summary>
    public void Observe(Func<IEnumerable<ConversationLoop>> conversations) => _conversations = conversations;

    /// <summary>The telemetry of one conversation.</summary>
    public ConversationTelemetry Open(ConversationLoop conversation, ConversationSettings settings) =>
        new(this, conversation.Id, settings);

    public void Dispose()
    {
        _meter.Dispose();
        Activities.Dispose();
    }

    private IEnumerable<Measurement<long>> CountConversations() =>
        _conversations()
            .GroupBy(c => c.Snapshot.State)
            .Select(g => new Measurement<long>(g.Count(), Tag(TelemetryNames.State, Snake(g.Key))));

    private IEnumerable<Measurement<double>> ReadBudgets()
    {
        foreach (ConversationLoop conversation in _conversations())
        {
            if (conversation.Snapshot.Usage.Budget is { Text.Length: > 0 } budget)
            {
                yield return new Measurement<double>(
                    budget.UsedShare,
                    Tag(TelemetryNames.Character, conversation.CharacterName)
                );
            }
        }
    }

    public static string Snake(Enum value) => Configuration.ConfigurationKeys.Name(value);

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
