using System.Text.Json.Nodes;

namespace Sidecar.TokenMint.Policy;

/// <summary>What goes upstream.</summary>
/// <param name="Body">The body of <c>POST /v1/realtime/client_secrets</c>.</param>
/// <param name="CallerFields">Paths, with <c>session.</c>, of what the caller chose: a fault there is the caller's.</param>
internal sealed record MintRequest(JsonObject Body, IReadOnlySet<string> CallerFields);
