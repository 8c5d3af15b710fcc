using Sidecar.Face.Performance;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Rig;

/// <summary>What is always so in a face: how it rests, and that its sides are not alike.</summary>
internal sealed class CharacterLook
{
    // At full asymmetry one side of the mouth may do half as much again as the other.
    private const float MostDifference = 0.25f;

    // Rests are moods, not grimaces.
    private const float RestAmount = 0.3f;
    private const float PartedJaw = 0.1f;

    // Not the lids: an eye that closes three quarters is ill.
    private static readonly FaceControl[] UnlikeSides =
    [
        MouthSmileLeft,
        MouthFrownLeft,
        MouthDimpleLeft,
        MouthStretchLeft,
        MouthPressLeft,
        MouthLowerDownLeft,
        MouthUpperUpLeft,
        BrowDownLeft,
        BrowOuterUpLeft,
        CheekSquintLeft,
        NoseSneerLeft,
    ];

    private readonly float[] _difference = new float[UnlikeSides.Length];
    private readonly float[] _rest = new float[FaceControls.Count];
    private readonly bool _rests;

    public CharacterLook(FaceStyle style, ulong seed)
    {
        for (int i = 0; i < _difference.Length; i++)
        {
            _difference[i] = (float)style.Asymmetry * MostDifference * Chance(seed, i);
        }
        Rest(MouthSmileLeft, MouthFrownLeft, style.RestSmile);
        Rest(BrowOuterUpLeft, BrowDownLeft, style.RestBrows);
        Rest(EyeSquintLeft, EyeWideLeft, style.RestLids);
        _rest[(int)BrowInnerUp] = RestAmount * (float)Math.Max(0, style.RestBrows);
        _rest[(int)JawOpen] = PartedJaw * (float)style.RestLips;
        _rests = _rest.AsSpan().ContainsAnyExcept(0f);
    }

    public void Apply(FacePose pose)
    {
        if (_rests)
        {
            // Adds to the opening without opening lips that are closed.
            for (int i = 0; i < _rest.Length; i++)
            {
                pose.Controls[i] += _rest[i];
            }
        }
        for (int i = 0; i < _difference.Length; i++)
        {
            pose[UnlikeSides[i]] *= 1 + _difference[i];
            pose[UnlikeSides[i] + 1] *= 1 - _difference[i];
        }
    }

    private void Rest(FaceControl up, FaceControl down, double amount)
    {
        FaceControl left = amount < 0 ? down : up;
        _rest[(int)left] = _rest[(int)left + 1] = RestAmount * (float)Math.Abs(amount);
    }

    // -1..1, and the same for the same seed for ever: SplitMix64's finish, not Random, whose sequence may change.
    private static float Chance(ulong seed, int index)
    {
        ulong z = seed + 0x9E3779B97F4A7C15 * (ulong)(index + 1);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 40) / (float)(1 << 23) - 1;
    }
}
