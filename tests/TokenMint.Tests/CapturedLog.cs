using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sidecar.TokenMint.Tests;

/// <summary>Everything that any component logs, at every level, with arguments, scopes and exceptions.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    public ConcurrentQueue<(int EventId, LogLevel Level, string Text)> Entries { get; } = [];

    public string Text => string.Join('\n', Entries.Select(e => e.Text));

    public int Count(int eventId) => Entries.Count(e => e.EventId == eventId);

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() { }

    private sealed class Category(CapturedLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            log.Entries.Enqueue((0, LogLevel.None, $"{name} scope {Show(state)}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            int id = name.StartsWith("Sidecar", StringComparison.Ordinal) ? eventId.Id : 0;
            log.Entries.Enqueue((id, logLevel, $"{name} {formatter(state, exception)} {Show(state)} {exception}"));
        }

        private static string Show<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : $"{state}";
    }
}
