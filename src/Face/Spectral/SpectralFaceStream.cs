using Sidecar.Protocol;

namespace Sidecar.Face.Spectral;

internal sealed class SpectralFaceStream : IFaceStream
{
    private const int Hop = FaceFrameRate.FrameIntervalSamples;
    private const int HalfWindow = SpeechBands.WindowSamples / 2;
    private const float FullScale = 32768;

    private MouthEstimator _mouth = new();
    private readonly float[] _window = new float[SpeechBands.WindowSamples];
    private readonly float[] _frame = new float[SpeechFrame.Length];
    private int _filled;
    private long _sampleCount;
    private long _observedFrames;
    private bool _begun;

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

    // Its one look-ahead is the shortest that it has.
    public void Hurry(IFaceFrameSink sink) { }

    public void ForgetVoice() => _mouth = new MouthEstimator();

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
        SpeechFrame.Rest(_frame);
        _mouth.Current.Weights.CopyTo(_frame.AsSpan());
        _frame[SpeechFrame.Openness] = _mouth.Current.Openness;
        _frame[SpeechFrame.Closure] = _frame[(int)Viseme.PP];
        _frame[SpeechFrame.Rounding] = Math.Min(1, _frame[(int)Viseme.U] + 0.7f * _frame[(int)Viseme.O]);
        _frame[SpeechFrame.Loudness] = 0.5f * (1 - _frame[(int)Viseme.sil]);
        sink.OnFrame(frame * Hop, _frame);
    }

    private void ThrowIfNotBegun()
    {
        if (!_begun)
        {
            throw new InvalidOperationException("Begin an utterance first.");
        }
    }
}
