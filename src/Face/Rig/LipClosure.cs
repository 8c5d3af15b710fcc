namespace Sidecar.Face.Rig;

/// <summary>Brings the lips together for a p, b or m: at once, long enough to be seen, and apart again without a jump.
/// </summary>
internal sealed class LipClosure
{
    // Between these values of the closure the lips go from apart to touching.
    private const float ClosingFrom = 0.15f;
    private const float ClosedFrom = 0.4f;

    // Two frames of 60 Hz are one of a game that runs at 30.
    private const int ShortestFrames = 2;

    private const float OpeningPerFrame = 0.5f;

    private int _heldFrames;

    /// <summary>0 apart, 1 touching.</summary>
    public float Value { get; private set; }

    public void Reset() => (Value, _heldFrames) = (0, 0);

    /// <param name="closure">0..1, see <see cref="SpeechFrame.Closure"/>.</param>
    public void Follow(float closure)
    {
        float wanted = Math.Clamp((closure - ClosingFrom) / (ClosedFrom - ClosingFrom), 0, 1);
        if (wanted >= Value)
        {
            _heldFrames = Value < 1 ? 0 : _heldFrames;
            Value = wanted;
        }
        else if (Value < 1 || _heldFrames >= ShortestFrames)
        {
            Value = Math.Max(wanted, Value - OpeningPerFrame);
        }
        _heldFrames = Value < 1 ? 0 : Math.Min(_heldFrames + 1, ShortestFrames);
    }
}
