using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Tests.Wire;

/// <summary>A log that tells when a session has ended, and keeps errors.</summary>
internal sealed class EndingsLog : ILoggerFactory, ILogger
{
    private const int SessionClosed = 4003;

    private readonly TaskCompletionSource<string> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> FirstEnding => _ending.Task;

    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (eventId.Id == SessionClosed)
        {
            _ending.TrySetResult(formatter(state, exception));
        }

        if (logLevel >= LogLevel.Error)
        {
            Errors.Enqueue(formatter(state, exception));
        }
    }
}
