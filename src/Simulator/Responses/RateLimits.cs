using System.Text.Json.Nodes;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Responses;

internal static class RateLimits
{
    public static void Emit(SessionContext session)
    {
        var (limit, remaining, resetSeconds) = session.Budget.Read();
        session.Events.Emit(
            "rate_limits.updated",
            (
                "rate_limits",
                new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "tokens",
                        ["limit"] = limit,
                        ["remaining"] = remaining,
                        ["reset_seconds"] = resetSeconds,
                    }
                )
            )
        );
    }
}
