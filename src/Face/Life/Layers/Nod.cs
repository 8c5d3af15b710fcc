namespace Sidecar.Face.Life;

/// <summary>A nod, or a few that fade.</summary>
internal sealed class Nod
{
    private const float NextSize = 0.55f;

    private float _degrees;
    private int _framesEach;
    private int _left;
    private int _age;

    public bool IsNodding => _left > 0;

    /// <summary>Begins, unless one is under way.</summary>
    /// <param name="degrees">How far the first goes; less than 0 is down.</param>
    /// <param name="times">How many.</param>
    /// <param name="seconds">How long each takes.</param>
    public void Begin(float degrees, int times, float seconds)
    {
        if (!IsNodding)
        {
            _degrees = degrees;
            _framesEach = LifeTime.Frames(seconds);
            _left = times;
            _age = 0;
        }
    }

    /// <summary>The pitch of the next frame in degrees.</summary>
    public float Advance()
    {
        if (!IsNodding)
        {
            return 0;
        }
        _age++;
        float degrees = _degrees * Curves.Bump((float)_age / _framesEach);
        if (_age == _framesEach)
        {
            _age = 0;
            _left--;
            _degrees *= NextSize;
        }
        return degrees;
    }
}
