using Sidecar.Face.Rig;

namespace Sidecar.Face.Life;

/// <summary>
/// Carries the face over from what was shown to what it does now: the difference, and the difference in speed, die away
/// like a critically damped spring, and what the face does meanwhile is not delayed (Bollo's inertialization).
/// </summary>
internal sealed class LifeEasing
{
    private const float Stiffness = 40;
    private const float FastestHeadDegreesPerSecond = 60;

    // The highest speed of a critically damped step of 1 is stiffness / e.
    private const float StiffestHeadStep = FastestHeadDegreesPerSecond / HeadMoves.HeadRangeDegrees * (float)Math.E;

    private readonly float[] _raw = new float[LifeTrack.Width];
    private readonly float[] _rawSpeed = new float[LifeTrack.Width];
    private readonly float[] _offset = new float[LifeTrack.Width];
    private readonly float[] _speed = new float[LifeTrack.Width];
    private readonly float[] _stiffness = new float[LifeTrack.Width];

    /// <summary>What is lived next follows a frame that was shown.</summary>
    public void Begin(ReadOnlySpan<float> shown, ReadOnlySpan<float> shownBefore)
    {
        for (int i = 0; i < LifeTrack.Width; i++)
        {
            _offset[i] = shown[i] - _raw[i];
            bool isHead = i is >= (int)FaceControl.HeadYaw and <= (int)FaceControl.HeadRoll;
            // Only a head has a mass that goes on moving.
            _speed[i] = isHead ? (shown[i] - shownBefore[i] - _rawSpeed[i]) / LifeTime.FrameSeconds : 0;
            _stiffness[i] = isHead ? MathF.Min(Stiffness, StiffestHeadStep / MathF.Abs(_offset[i])) : Stiffness;
        }
    }

    /// <summary>Takes the next frame as it is lived, and makes it what is shown.</summary>
    public void Apply(Span<float> row)
    {
        for (int i = 0; i < LifeTrack.Width; i++)
        {
            float raw = row[i];
            _rawSpeed[i] = raw - _raw[i];
            _raw[i] = raw;
            if (_offset[i] != 0 || _speed[i] != 0)
            {
                row[i] = raw + Decay(i);
            }
        }
    }

    private float Decay(int i)
    {
        float decay = MathF.Exp(-_stiffness[i] * LifeTime.FrameSeconds);
        float pull = _speed[i] + _stiffness[i] * _offset[i];
        _offset[i] = (_offset[i] + pull * LifeTime.FrameSeconds) * decay;
        _speed[i] = (_speed[i] - pull * _stiffness[i] * LifeTime.FrameSeconds) * decay;
        if (MathF.Abs(_offset[i]) < 1e-5f && MathF.Abs(_speed[i]) < 1e-4f)
        {
            _offset[i] = _speed[i] = 0;
        }
        return _offset[i];
    }
}
