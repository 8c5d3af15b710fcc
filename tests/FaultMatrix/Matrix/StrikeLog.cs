using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.FaultMatrix.Game;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>Of the simulator's own log: which faults have struck.</summary>
internal sealed class StrikeLog(CellLog log) : ILoggerFactory, ILogger
{
    private const int StruckEventId = 4301;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Sidecar", StringComparison.Ordinal) ? this : NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider) { }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (eventId.Id == StruckEventId)
        {
            Interlocked.Increment(ref _count);
            log.Note($"simulator: {formatter(state, exception)}");
        }
    }

    public void Dispose() { }
}
