using Sidecar.Protocol;

namespace Sidecar.Face.Spectral;

internal sealed class SpectralFaceStream(IReadOnlyList<string> curveNames, IMouthShape shape) : IFaceStream
{
    private const int Hop = FaceFrameRate.FrameIntervalSamples;
    private const int HalfWindow = SpeechBands.WindowSamples / 2;
    private const float FullScale = 32768;

    private readonly MouthEstimator _mouth = new();
    private readonly float[] _window = new float[SpeechBands.WindowSamples];
    private readonly float[] _values = new float[curveNames.Count];
    private int _filled;
    private long _sampleCount;
    private long _observedFrames;
    private bool _begun;

    public IReadOnlyList<string> CurveNames => curveNames;

    private long EmittedFrames => Math.Max(0, _observedFrames - MouthEstimator.DelayFrames);

    public void Begin()
    {
        Array.Clear(_window);
        _filled = HalfWindow;
        _sampleCount = 0;
        _observedFrames = 0;
        _begun = true;
        _mouth.Begin();
    }

    public void Push(ReadOnlySpan<short> pcm, IFaceFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ThrowIfNotBegun();
        _sampleCount += pcm.Length;
        while (!pcm.IsEmpty)
        {
            var count = Math.Min(pcm.Length, _window.Length - _filled);
            for (var i = 0; i < count; i++)
            {
                _window[_filled + i] = pcm[i] / FullScale;
            }

            _filled += count;
            pcm = pcm[count..];
            if (_filled == _window.Length)
            {
                Observe(learn: true);
                if (_observedFrames > MouthEstimator.DelayFrames)
                {
                    Emit(_observedFrames - 1 - MouthEstimator.DelayFrames, sink);
                }
            }
        }
    }

    public void Complete(IFaceFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ThrowIfNotBegun();
        _begun = false;
        if (_sampleCount == 0)
        {
            return;
        }

        var firstFrame = EmittedFrames;
        var lastFrame = (_sampleCount - 1) / Hop;
        while (EmittedFrames <= lastFrame)
        {
            Array.Clear(_window, _filled, _window.Length - _filled);
            Observe(learn: false);
            if (_observedFrames > MouthEstimator.DelayFrames)
            {
                var frame = _observedFrames - 1 - MouthEstimator.DelayFrames;
                _mouth.Current.Ease((float)(lastFrame - frame) / (lastFrame - firstFrame + 1));
                Emit(frame, sink);
            }
        }
    }

    public void Dispose() { }

    private void Observe(bool learn)
    {
        _mouth.Observe(_window, learn);
        _window.AsSpan(Hop).CopyTo(_window);
        _filled = _window.Length - Hop;
        _observedFrames++;
    }

    private void Emit(long frame, IFaceFrameSink sink)
    {
        shape.Draw(_mouth.Current, _values);
        sink.OnFrame(frame * Hop, _values);
    }

    private void ThrowIfNotBegun()
    {
        if (!_begun)
        {
            throw new InvalidOperationException("Begin an utterance first.");
        }
    }
}
