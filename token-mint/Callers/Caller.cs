namespace Sidecar.TokenMint.Callers;

/// <summary>Who asks.</summary>
/// <param name="Id">Stable and unique over all kinds of callers.</param>
/// <param name="LogName">What logs call it: the operator's name for a key, a hash for a person.</param>
internal sealed record Caller(string Id, string LogName);
