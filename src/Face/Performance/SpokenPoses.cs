using Sidecar.Face.Life;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Performance;

/// <summary>
/// The mouth as speech posed it in the last seconds, so that a mouth that is cut off, or left a little open, eases to
/// rest instead of jumping there. Nothing allocates after construction.
/// </summary>
internal sealed class SpokenPoses
{
    /// <summary>A cut mouth is at rest after this many frames: 133 ms.</summary>
    public const int EasingFrames = 8;

    private const int Kept = LifeTrack.KeptFrames;
    private const int Width = FaceControls.Count + SpeechFrame.VisemeCount;

    private readonly float[] _values = new float[Kept * Width];
    private readonly long[] _frames = new long[Kept];
    private readonly int[] _utterances = new int[Kept];
    private int _utterance;

    public SpokenPoses() => Array.Fill(_frames, long.MinValue);

    public void BeginUtterance() => _utterance++;

    /// <summary>Keeps what a frame was drawn with.</summary>
    public void Keep(long frame, FacePose pose)
    {
        int slot = Slot(frame);
        _frames[slot] = frame;
        _utterances[slot] = _utterance;
        Span<float> row = _values.AsSpan(slot * Width, Width);
        pose.Controls.CopyTo(row);
        pose.Visemes.CopyTo(row[FaceControls.Count..]);
    }

    /// <summary>Forgets the frames that will not be shown.</summary>
    public void Interrupt(long frame)
    {
        for (int slot = 0; slot < Kept; slot++)
        {
            if (_frames[slot] >= frame)
            {
                _frames[slot] = long.MinValue;
            }
        }
    }

    /// <summary>Raises a pose to what is still left in a frame of an utterance that was shown before.</summary>
    /// <param name="frame">The frame of <paramref name="pose"/>.</param>
    /// <param name="pose">The mouth of another utterance, or at rest.</param>
    /// <param name="isSpeaking">The pose is that of the newest utterance, which leaves nothing to itself.</param>
    public void AddRemains(long frame, FacePose pose, bool isSpeaking)
    {
        for (int age = isSpeaking ? 1 : 0; age < EasingFrames; age++)
        {
            int slot = Slot(frame - age);
            if (_frames[slot] == frame - age && !(isSpeaking && _utterances[slot] == _utterance))
            {
                Raise(pose, slot, 1 - Curves.Ease((float)age / EasingFrames));
                return;
            }
        }
    }

    private void Raise(FacePose pose, int slot, float share)
    {
        ReadOnlySpan<float> row = _values.AsSpan(slot * Width, Width);
        Span<float> controls = pose.Controls;
        for (int i = 0; i < controls.Length; i++)
        {
            controls[i] = MathF.Max(controls[i], share * row[i]);
        }
        Span<float> visemes = pose.Visemes;
        for (int i = 0; i < visemes.Length; i++)
        {
            visemes[i] += share * (row[FaceControls.Count + i] - visemes[i]);
        }
    }

    private static int Slot(long frame) => (int)(((frame % Kept) + Kept) % Kept);
}
