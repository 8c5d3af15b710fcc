using Sidecar.TokenMint.Tokens;

namespace Sidecar.TokenMint.Upstream;

/// <summary>A minted secret as JSON for the caller, or why there is none.</summary>
internal readonly record struct UpstreamResult(byte[]? Secret, Refusal? Refusal);
