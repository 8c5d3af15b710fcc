using Sidecar.Protocol.V1;

namespace Sidecar.Game.Face;

/// <summary>The frames of one utterance that were received and not yet shown, in the order of their samples.</summary>
internal sealed class FaceTimeline(int curveCount)
{
    /// <summary>Frames this far behind the played sample can't be needed again. 100 ms.</summary>
    private const long KeptBehindSamples = 2400;

    private readonly List<Frame> _frames = [];

    /// <summary>Different frames that were received.</summary>
    public int Received { get; private set; }

    /// <summary>Adds frames; one with the sample of an earlier one replaces it.</summary>
    /// <exception cref="GameException">Samples and values don't fit together.</exception>
    public void Add(FaceFrames frames)
    {
        if (frames.Values.Count != frames.SampleIndices.Count * curveCount)
        {
            throw new GameException(
                $"The sidecar sent {frames.Values.Count} values for {frames.SampleIndices.Count} face frames of "
                    + $"{curveCount} curves (utterance {frames.UtteranceId})."
            );
        }

        for (var i = 0; i < frames.SampleIndices.Count; i++)
        {
            var values = new float[curveCount];
            for (var curve = 0; curve < curveCount; curve++)
            {
                values[curve] = frames.Values[(i * curveCount) + curve];
            }

            Insert(new Frame(frames.SampleIndices[i], values));
        }
    }

    /// <summary>Writes the face at a played sample, between the two nearest frames.</summary>
    /// <returns>How far the nearest frame is from the sample, in samples; null when there is no frame.</returns>
    public long? Sample(long sampleIndex, Span<float> destination)
    {
        if (_frames.Count == 0)
        {
            return null;
        }

        var next = FirstAfter(sampleIndex);
        var after = next < _frames.Count ? _frames[next] : _frames[^1];
        var before = next > 0 ? _frames[next - 1] : after;
        var share =
            after.SampleIndex > before.SampleIndex
                ? (float)(sampleIndex - before.SampleIndex) / (after.SampleIndex - before.SampleIndex)
                : 0;
        for (var curve = 0; curve < curveCount; curve++)
        {
            destination[curve] = before.Values[curve] + (share * (after.Values[curve] - before.Values[curve]));
        }

        ForgetBefore(sampleIndex - KeptBehindSamples);
        return Math.Min(Math.Abs(sampleIndex - before.SampleIndex), Math.Abs(after.SampleIndex - sampleIndex));
    }

    public void Clear() => _frames.Clear();

    private void Insert(Frame frame)
    {
        var at = FirstAfter(frame.SampleIndex);
        if (at > 0 && _frames[at - 1].SampleIndex == frame.SampleIndex)
        {
            _frames[at - 1] = frame;
            return;
        }

        _frames.Insert(at, frame);
        Received++;
    }

    private int FirstAfter(long sampleIndex)
    {
        var at = _frames.Count;
        while (at > 0 && _frames[at - 1].SampleIndex > sampleIndex)
        {
            at--;
        }

        return at;
    }

    private void ForgetBefore(long sampleIndex)
    {
        // The newest frame behind the played sample stays: it is what is shown while later ones are missing.
        var obsolete = 0;
        while (obsolete + 1 < _frames.Count && _frames[obsolete + 1].SampleIndex < sampleIndex)
        {
            obsolete++;
        }

        _frames.RemoveRange(0, obsolete);
    }

    private readonly record struct Frame(long SampleIndex, float[] Values);
}
