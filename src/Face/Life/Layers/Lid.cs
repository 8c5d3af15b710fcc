namespace Sidecar.Face.Life;

/// <summary>How far one blink has closed an eye: down in 2 or 3 frames, up in about twice as many.</summary>
internal struct Lid
{
    private int _closingFrames;
    private int _openingFrames;
    private float _depth;
    private float _lag;
    private int _age;

    public readonly bool IsMoving => _closingFrames > 0;

    /// <summary>Begins a blink.</summary>
    /// <param name="closingFrames">Until the lid is down.</param>
    /// <param name="openingFrames">Until it is up again.</param>
    /// <param name="depth">How far down, 0..1.</param>
    /// <param name="lag">Frames, less than one, by which this eye is later.</param>
    public void Begin(int closingFrames, int openingFrames, float depth, float lag)
    {
        (_closingFrames, _openingFrames, _depth, _lag, _age) = (closingFrames, openingFrames, depth, lag, 0);
    }

    /// <summary>The next frame: 0 open, 1 shut.</summary>
    public float Advance()
    {
        if (!IsMoving)
        {
            return 0;
        }
        _age++;
        float age = _age - _lag;
        if (_age >= _closingFrames + _openingFrames)
        {
            _closingFrames = 0;
            return 0;
        }
        float way = age <= _closingFrames ? age / _closingFrames : 1 - (age - _closingFrames) / _openingFrames;
        float sine = MathF.Sin(MathF.PI / 2 * Math.Clamp(way, 0, 1));
        return _depth * sine * sine;
    }
}
