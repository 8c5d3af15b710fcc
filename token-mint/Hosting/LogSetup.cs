using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Hosting;

/// <summary>Logs, on standard error: lines for people, or compact JSON for collectors.</summary>
internal static class LogSetup
{
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    public static Logger Create(LoggingOptions options)
    {
        LoggerConfiguration configuration = new LoggerConfiguration()
            .MinimumLevel.Is(ToSerilog(options.Level))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // A port that is taken is said in one line by the command line, not with a stack trace.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // Every try that fails would be a warning here; what came of them all is one of ours.
            .MinimumLevel.Override("Polly", LogEventLevel.Error)
            .Enrich.FromLogContext();
        if (options.Format == LogFormat.Json)
        {
            configuration.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);
        }
        else
        {
            configuration.WriteTo.Console(
                outputTemplate: Line,
                standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: CultureInfo.InvariantCulture
            );
        }
        return configuration.CreateLogger();
    }

    private static LogEventLevel ToSerilog(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => LogEventLevel.Verbose,
            LogLevel.Debug => LogEventLevel.Debug,
            LogLevel.Information => LogEventLevel.Information,
            LogLevel.Warning => LogEventLevel.Warning,
            LogLevel.Error => LogEventLevel.Error,
            LogLevel.Critical => LogEventLevel.Fatal,
            _ => LevelAlias.Off,
        };
}
