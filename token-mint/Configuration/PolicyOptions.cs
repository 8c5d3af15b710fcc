using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Sidecar.TokenMint.Configuration;

internal sealed record PolicyOptions
{
    public const int MinTtlSeconds = 10;

    [Description("Longest life of a secret; also what a caller gets that asks for none.")]
    [Range(MinTtlSeconds, 7_200)]
    public int MaxTtlSeconds { get; init; } = 600;

    [Description("Session of every secret, as the Realtime API has it. All of it is pinned.")]
    public JsonObject Session { get; init; } =
        new()
        {
            ["type"] = "realtime",
            ["model"] = "gpt-realtime-2.1",
            ["audio"] = new JsonObject { ["output"] = new JsonObject { ["voice"] = "marin" } },
        };

    [Description("What callers may choose: path below the session → list of values, or `true` for any.")]
    public JsonObject Allow { get; init; } = [];
}
