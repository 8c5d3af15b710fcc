using Sidecar.Protocol.V1;

namespace Sidecar.Protocol;

/// <summary>The version of the game contract that this build speaks (<c>proto/sidecar/v1</c>).</summary>
public static class ContractVersions
{
    /// <summary>Raised only when old clients can no longer be served.</summary>
    public const uint Major = 1;

    /// <summary>Raised when fields or messages are added.</summary>
    public const uint Minor = 1;

    /// <summary>A new message with this build's version.</summary>
    public static ContractVersion Current() => new() { Major = Major, Minor = Minor };
}
