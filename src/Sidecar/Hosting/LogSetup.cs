using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Sidecar.Bridge;
using Sidecar.Configuration;

namespace Sidecar.Hosting;

/// <summary>Logs: on the console to standard error, because standard output is for results, and in a daily file.</summary>
internal static class LogSetup
{
    private const int KeptFiles = 7;
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>A logger to hand to the host; dispose it last.</summary>
    /// <param name="alsoTo">One more place that gets what the file gets; for tests.</param>
    public static Logger Create(LoggingOptions options, bool toConsole, ILogEventSink? alsoTo = null)
    {
        LogEventLevel level = ToSerilog(options.Level);
        LoggerConfiguration configuration = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            // The framework's own lines are about requests and connections: only its warnings matter to a user.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Grpc", LogEventLevel.Warning)
            .Filter.ByExcluding(IsClientThatVanished)
            .Enrich.FromLogContext();
        if (toConsole)
        {
            configuration.WriteTo.Console(
                outputTemplate: Line,
                standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: CultureInfo.InvariantCulture
            );
        }
        if (options.File != "none" && options.Level != LogLevel.None)
        {
            configuration.WriteTo.File(
                options.File.Length > 0 ? options.File : DefaultFile(),
                outputTemplate: "{Timestamp:yyyy-MM-dd }" + Line,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: KeptFiles,
                fileSizeLimitBytes: 64 * 1024 * 1024,
                rollOnFileSizeLimit: true,
                formatProvider: CultureInfo.InvariantCulture
            );
        }
        if (alsoTo is not null)
        {
            configuration.WriteTo.Sink(alsoTo);
        }
        return configuration.CreateLogger();
    }

    public static string DefaultFile() => Path.Combine(StateFolder.Path, "logs", "sidecar-.log");

    // Grpc.AspNetCore logs at Error when a client is gone without closing its stream, which is what killing a game does.
    private static bool IsClientThatVanished(LogEvent entry) =>
        entry.Exception is IOException or Microsoft.AspNetCore.Connections.ConnectionResetException
        && entry.Properties.TryGetValue("SourceContext", out LogEventPropertyValue? source)
        && source.ToString().Contains("Grpc.AspNetCore", StringComparison.Ordinal);

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
