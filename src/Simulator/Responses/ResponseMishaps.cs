using System.Text.Json.Nodes;
using Sidecar.Simulator.Faults;

namespace Sidecar.Simulator.Responses;

/// <summary>What goes wrong with one response, by order or because there are no tokens left.</summary>
internal sealed record ResponseMishaps
{
    /// <summary>The status_details of a failed response.</summary>
    public JsonObject? Failure { get; private init; }

    /// <summary>Why the response stays incomplete once it is cut.</summary>
    public string? IncompleteReason { get; private init; }

    /// <summary>Speech ends after this much audio, and text halfway; null where nothing is cut by order.</summary>
    public int? CutAfterAudioMs { get; private init; }

    /// <summary>Nothing comes after response.created.</summary>
    public bool Silent { get; private init; }

    /// <summary>Seconds of audio per second, in place of the server's own.</summary>
    public double? AudioSpeed { get; private init; }

    public StaleDeltasAction? StaleDeltas { get; private init; }

    public bool FailsAtOnce => Failure is not null && CutAfterAudioMs is null;

    public static ResponseMishaps Of(IReadOnlyList<ResponseAction> faults)
    {
        var mishaps = new ResponseMishaps();
        foreach (var fault in faults)
        {
            mishaps = fault switch
            {
                FailAction fail => mishaps with { Failure = Failed(fail.Code), CutAfterAudioMs = fail.AfterAudioMs },
                IncompleteAction cut => mishaps with
                {
                    IncompleteReason = cut.Reason,
                    CutAfterAudioMs = cut.AfterAudioMs,
                },
                SilentAction => mishaps with { Silent = true },
                DripAction drip => mishaps with { AudioSpeed = drip.Speed },
                StaleDeltasAction stale => mishaps with { StaleDeltas = stale },
                _ => mishaps,
            };
        }

        return mishaps;
    }

    public static ResponseMishaps NoTokensLeft(string message) =>
        new() { Failure = Failed("tokens", "rate_limit_exceeded", message) };

    public static JsonObject Failed(string type, string code, string message) =>
        new()
        {
            ["type"] = "failed",
            ["error"] = new JsonObject
            {
                ["type"] = type,
                ["code"] = code,
                ["message"] = message,
            },
        };

    private static JsonObject Failed(string code) =>
        code switch
        {
            "insufficient_quota" => Failed(
                code,
                code,
                "You exceeded your current quota, please check your plan and billing details."
            ),
            "rate_limit_exceeded" => Failed("tokens", code, "Rate limit reached on tokens per min (TPM)."),
            _ => Failed("server_error", code, "The server had an error while processing your request."),
        };
}
