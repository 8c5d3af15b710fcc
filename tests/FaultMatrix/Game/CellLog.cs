using Microsoft.Extensions.Logging;

namespace Sidecar.FaultMatrix.Game;

/// <summary>
/// What happened in one cell, in one order, and the signal that something did: whoever waits for a condition looks again
/// at each entry.
/// </summary>
internal sealed class CellLog(TimeProvider clock) : ILoggerFactory, ILogger
{
    private const int MaxLines = 20_000;

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<string> _errors = [];
    private readonly long _origin = clock.GetTimestamp();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>What was logged as an error: nothing a fault of the line excuses.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_gate)
            {
                return [.. _errors];
            }
        }
    }

    public void Note(string text)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_lines.Count < MaxLines)
            {
                _lines.Add($"{clock.GetElapsedTime(_origin).TotalMilliseconds, 9:0} ms  {text}");
            }
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.SetResult();
    }

    /// <summary>Waits until the condition holds, for at most so much of the cell's time.</summary>
    public async Task<bool> UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        long began = clock.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
            }
            if (condition())
            {
                return true;
            }
            TimeSpan left = limit - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                return false;
            }
            using CancellationTokenSource waited = new();
            await Task.WhenAny(changed, Task.Delay(left, clock, waited.Token));
            await waited.CancelAsync();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

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
        string text = formatter(state, exception);
        if (logLevel >= LogLevel.Error)
        {
            lock (_gate)
            {
                _errors.Add($"{text} {exception}");
            }
        }
        Note($"log[{eventId.Id}] {text}");
    }

    public void Dispose() { }
}
