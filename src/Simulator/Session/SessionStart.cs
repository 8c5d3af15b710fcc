using System.Text.Json;

namespace Sidecar.Simulator.Session;

/// <summary>What a session begins with.</summary>
/// <param name="Model">Null for a transcription session.</param>
internal sealed record SessionStart(string? Model)
{
    /// <summary>The session of the client secret that opened the socket: applied before session.created.</summary>
    public JsonElement? Configuration { get; init; }
}
