using System.Text.Json.Nodes;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Responses;

internal static class RateLimits
{
    private const int TokensPerMinute = 15_000_000;

    public static void Emit(SessionContext session, int tokensUsed) =>
        session.Events.Emit(
            "rate_limits.updated",
            (
                "rate_limits",
                new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "tokens",
                        ["limit"] = TokensPerMinute,
                        ["remaining"] = TokensPerMinute - tokensUsed,
                        ["reset_seconds"] = Math.Round(tokensUsed * 60.0 / TokensPerMinute, 3),
                    }
                )
            )
        );
}
