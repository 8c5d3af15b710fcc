using System.Text.Json;

namespace Sidecar.Simulator.Secrets;

/// <summary>A short-lived key and the session it opens.</summary>
/// <param name="Model">Null for a transcription session.</param>
/// <param name="Configuration">The session as its minter asked for it; in the dialect's own shape for none.</param>
internal sealed record ClientSecret(string Value, DateTimeOffset ExpiresAt, string? Model, JsonElement? Configuration);
