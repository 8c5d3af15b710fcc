namespace Sidecar.Face.Spectral;

/// <summary>
/// A small engine with no model file: band levels of the voice say how open the mouth is and which of 15 visemes it
/// most likely forms. A frame is known 44 ms (1056 samples) after its sample.
/// </summary>
public sealed class SpectralFaceEngine : IFaceEngine
{
    /// <inheritdoc/>
    public string Name => "spectral";

    /// <inheritdoc/>
    public IFaceStream Open() => new SpectralFaceStream();
}
