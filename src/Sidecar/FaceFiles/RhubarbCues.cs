using Sidecar.Face;
using Sidecar.Protocol;

namespace Sidecar.FaceFiles;

/// <summary>
/// Mouth shapes that are held long enough to be drawn: another shape is taken once it has led for
/// <see cref="HoldFrames"/>, and then from where it began; closed lips already after <see cref="ClosureFrames"/>. What
/// flickers by in less time belongs to the shape before.
/// </summary>
internal sealed class RhubarbCues(IRhubarbWriter writer) : IFaceFileOutput
{
    /// <summary>67 ms.</summary>
    private const int HoldFrames = 4;

    /// <summary>33 ms: a closure that is skipped is what is noticed first.</summary>
    private const int ClosureFrames = 2;

    private readonly float[] _frameVotes = new float[MouthShapes.Count];
    private readonly float[] _candidateVotes = new float[MouthShapes.Count];
    private MouthShape _held = MouthShape.X;
    private long _candidateSample;
    private int _candidateFrames;
    private bool _hasBegun;

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
    {
        Array.Clear(_frameVotes);
        MouthShapes.Vote(frame, _frameVotes);
        MouthShape shape = MouthShapes.Strongest(_frameVotes);
        if (shape == _held)
        {
            DropCandidate();
            return;
        }
        if (_candidateFrames == 0)
        {
            _candidateSample = sampleIndex;
        }
        _candidateFrames++;
        for (int i = 0; i < MouthShapes.Count; i++)
        {
            _candidateVotes[i] += _frameVotes[i];
        }
        MouthShape candidate = MouthShapes.Strongest(_candidateVotes);
        if (_candidateFrames >= (candidate == MouthShape.A ? ClosureFrames : HoldFrames))
        {
            if (candidate != _held)
            {
                Hold(candidate);
            }
            DropCandidate();
        }
    }

    public void Flush() => writer.Flush();

    public void Complete(long sampleCount)
    {
        Begin(sampleCount);
        double endSeconds = sampleCount / (double)PcmFormat.SampleRateHz;
        writer.Complete(endSeconds);
        writer.Flush();
    }

    /// <summary>Speech that doesn't begin at once has a mouth at rest before it.</summary>
    private void Begin(long firstCueSample)
    {
        if (!_hasBegun && firstCueSample > 0)
        {
            writer.Cue(0, _held);
        }
        _hasBegun = true;
    }

    private void Hold(MouthShape shape)
    {
        Begin(_candidateSample);
        _held = shape;
        writer.Cue(_candidateSample / (double)PcmFormat.SampleRateHz, shape);
    }

    private void DropCandidate()
    {
        _candidateFrames = 0;
        Array.Clear(_candidateVotes);
    }
}
