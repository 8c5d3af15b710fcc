using Sidecar.Face;

namespace Sidecar.FaceFiles;

/// <summary>Hears speech from beginning to end and hands what was heard to the outputs, piece by piece: memory does not
/// depend on the length of the speech.</summary>
internal sealed class FaceFileRun(IFaceEngine engine, IReadOnlyList<IFaceFileOutput> outputs) : IFaceFrameSink
{
    // 20 ms: what a reader of the other end of two pipes has to wait at least.
    private const int PieceSamples = 480;

    private readonly short[] _piece = new short[PieceSamples];

    /// <summary>Frames that were made.</summary>
    public long Frames { get; private set; }

    /// <summary>Samples that were read.</summary>
    public long Samples { get; private set; }

    /// <param name="flushes">After each piece whatever it brought becomes visible to a reader.</param>
    /// <param name="advanced">Told the samples read so far.</param>
    /// <exception cref="IOException">The input can't be read, or an output not be written.</exception>
    /// <exception cref="OperationCanceledException">Stopped before the end.</exception>
    public void Run(IPcmInput input, bool flushes, Action<long> advanced, CancellationToken cancellationToken)
    {
        using IFaceStream face = engine.Open();
        face.Begin();
        int count;
        while ((count = input.Read(_piece)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<short> pcm = _piece.AsSpan(0, count);
            Samples += count;
            foreach (IFaceFileOutput output in outputs)
            {
                output.OnSpeech(pcm);
            }
            face.Push(pcm, this);
            if (flushes)
            {
                foreach (IFaceFileOutput output in outputs)
                {
                    output.Flush();
                }
            }
            advanced(Samples);
        }
        face.Complete(this);
        foreach (IFaceFileOutput output in outputs)
        {
            output.Complete(Samples);
        }
    }

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
    {
        Frames++;
        foreach (IFaceFileOutput output in outputs)
        {
            output.OnFrame(sampleIndex, frame);
        }
    }
}
