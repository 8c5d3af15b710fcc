using System.Diagnostics.Tracing;

namespace Sidecar.Telemetry;

/// <summary>
/// Says in the log that the collector does not take what is sent to it, which the exporter itself tells only to
/// whoever listens to its event source. At most once a minute.
/// </summary>
internal sealed partial class ExportFaults(TimeProvider time, ILogger<ExportFaults> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Listener? _listener;
    private long? _toldAt;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener = new Listener(Tell);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _listener?.Dispose();

    private void Tell(string what)
    {
        lock (_gate)
        {
            if (_toldAt is { } at && time.GetElapsedTime(at) < Pause)
            {
                return;
            }
            _toldAt = time.GetTimestamp();
        }
        Log.ExportFailed(log, what);
    }

    private sealed class Listener(Action<string> tell) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "OpenTelemetry-Exporter-OpenTelemetryProtocol")
            {
                EnableEvents(eventSource, EventLevel.Warning);
            }
        }

        // The event's name only: its payload may hold what the collector answered.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            tell?.Invoke(eventData.EventName ?? "unknown");
    }

    private static partial class Log
    {
        [LoggerMessage(
            620,
            LogLevel.Warning,
            "The collector at Telemetry:OtlpEndpoint does not take metrics or traces ({What}); conversations are not affected"
        )]
        public static partial void ExportFailed(ILogger logger, string what);
    }
}
