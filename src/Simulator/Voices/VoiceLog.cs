using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Voices;

internal static partial class VoiceLog
{
    [LoggerMessage(
        EventId = 4101,
        Level = LogLevel.Warning,
        Message = "espeak-ng isn't installed: the simulator speaks its bundled recordings only"
    )]
    public static partial void NoEspeak(ILogger logger);

    [LoggerMessage(
        EventId = 4102,
        Level = LogLevel.Warning,
        Message = "espeak-ng failed, a bundled recording speaks instead: {Reason}"
    )]
    public static partial void FellBack(ILogger logger, string reason);

    [LoggerMessage(
        EventId = 4103,
        Level = LogLevel.Warning,
        Message = "No recording of this line: the simulator says that it doesn't know it. Install espeak-ng to hear any line."
    )]
    public static partial void NoRecording(ILogger logger);
}
