using Serilog.Core;
using Serilog.Events;

namespace Sidecar.Tests.Logging;

/// <summary>Everything that the daemon logs, and the check that nothing unexpected was logged as an error.</summary>
internal sealed class CapturedLog : ILogEventSink
{
    private readonly Lock _gate = new();
    private readonly List<(LogEventLevel Level, string Text)> _lines = [];
    private readonly List<string> _expectedErrors = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines.Select(l => l.Text)];
            }
        }
    }

    /// <summary>Lines at Error or above that hold this text are what the test is about.</summary>
    public void ExpectError(string text) => _expectedErrors.Add(text);

    public void Emit(LogEvent logEvent)
    {
        string source = logEvent.Properties.TryGetValue("SourceContext", out LogEventPropertyValue? value)
            ? value.ToString()
            : "";
        string scope = string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value}"));
        string text = $"{logEvent.Level} {source} {logEvent.RenderMessage()} [{scope}] {logEvent.Exception}";
        lock (_gate)
        {
            _lines.Add((logEvent.Level, text));
        }
    }

    public void AssertNoUnexpectedErrors()
    {
        lock (_gate)
        {
            Assert.DoesNotContain(
                _lines,
                l =>
                    l.Level >= LogEventLevel.Error
                    && !_expectedErrors.Exists(e => l.Text.Contains(e, StringComparison.Ordinal))
            );
            Assert.All(
                _expectedErrors,
                e =>
                    Assert.Contains(
                        _lines,
                        l => l.Level >= LogEventLevel.Error && l.Text.Contains(e, StringComparison.Ordinal)
                    )
            );
        }
    }
}
