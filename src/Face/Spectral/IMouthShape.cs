namespace Sidecar.Face.Spectral;

/// <summary>Draws a reading of the mouth with one curve set.</summary>
internal interface IMouthShape
{
    void Draw(MouthReading mouth, Span<float> values);
}
