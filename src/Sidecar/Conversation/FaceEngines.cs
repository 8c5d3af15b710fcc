using Sidecar.Configuration;
using Sidecar.Face;
using Sidecar.Face.Spectral;

namespace Sidecar.Conversation;

/// <summary>The face engine that the configuration asks for.</summary>
internal sealed class FaceEngines(SidecarOptions options)
{
    /// <summary>Null for none.</summary>
    public IFaceEngine? Engine { get; } =
        options.Face.Engine switch
        {
            FaceEngineKind.Spectral => new SpectralFaceEngine(),
            _ => null,
        };
}
