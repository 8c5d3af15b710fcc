namespace Sidecar.Face.Spectral;

/// <summary>The 15 visemes: the weights themselves.</summary>
internal sealed class VisemeShape : IMouthShape
{
    public void Draw(MouthReading mouth, Span<float> values) => mouth.Weights.CopyTo(values);
}
