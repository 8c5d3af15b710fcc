using Sidecar.Protocol.V1;

namespace Sidecar.Face.Spectral;

/// <summary>
/// A small engine with no model file: band levels of the voice say how open the mouth is and which of 15 visemes it
/// most likely forms. A frame is known 44 ms (1056 samples) after its sample.
/// </summary>
public sealed class SpectralFaceEngine : IFaceEngine
{
    private static readonly CurveSet[] Drawable = [CurveSet.Arkit52, CurveSet.Arkit61, CurveSet.Visemes15];

    /// <inheritdoc/>
    public string Name => "spectral";

    /// <inheritdoc/>
    public IReadOnlyCollection<CurveSet> CurveSets { get; } = Drawable.AsReadOnly();

    /// <inheritdoc/>
    public IFaceStream Open(CurveSet curveSet)
    {
        if (!Drawable.Contains(curveSet))
        {
            throw new ArgumentException(
                $"The {Name} face engine can't draw {curveSet}; it can draw {string.Join(", ", Drawable)}.",
                nameof(curveSet)
            );
        }

        return new SpectralFaceStream(
            Face.CurveSets.NamesOf(curveSet),
            curveSet == CurveSet.Visemes15 ? new VisemeShape() : new ArKitShape()
        );
    }
}
