using Microsoft.Extensions.Logging;

namespace Sidecar.Simulator.Faults;

internal static partial class FaultLog
{
    [LoggerMessage(EventId = 4301, Level = LogLevel.Debug, Message = "Fault {Kind} strikes {Where}")]
    public static partial void Struck(ILogger logger, string kind, string where);
}
