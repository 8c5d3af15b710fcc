using System.Numerics.Tensors;
using Sidecar.Face.Features;

namespace Sidecar.Face.Solver;

/// <summary>
/// The solver's hearing of one face. A frame is drawn for the middle of the time during which it is shown, from the one
/// or two hops nearest to it. Pushed sound is decided when 120 ms of it lie behind the frame; hurried, when the shortest
/// head can tell, with whatever more is there.
/// </summary>
internal sealed class SolverFaceStream : IFaceStream
{
    // The last frames of an utterance that close the mouth, should it end in the middle of a sound.
    private const int ClosingFrames = 4;

    // 120 ms.
    private const int LongestLookAheadSamples = 2880;

    // From the centre of hop 0 to the middle of frame 0.
    private const int FrameOffsetSamples = (FaceFrameRate.FrameIntervalSamples - HopGrid.HopSamples) / 2;
    private const int MostSamples = HopGrid.WindowSamples + (SolverNetwork.MostSteps - 1) * HopGrid.HopSamples;
    private const float FullScale = 32768;

    private readonly SolverModel _model;
    private readonly HopAnalysis _analysis;
    private readonly DecisionLayer _decision;
    private readonly RowRing _rows = new(SpeechFrame.Length, 2);
    private readonly float[] _samples = new float[MostSamples];
    private readonly float[] _frame = new float[SpeechFrame.Length];
    private int _filled;
    private long _sampleCount;
    private long _nextRow;
    private long _nextFrame;
    private long _firstClosingFrame;
    private long _lastFrame;
    private bool _begun;

    /// <summary>Opens a stream that knows no voice yet.</summary>
    public SolverFaceStream(SolverModel model)
    {
        _model = model;
        _analysis = new HopAnalysis(model);
        _decision = new DecisionLayer(model);
    }

    public void Begin()
    {
        _analysis.Begin();
        _decision.Begin();
        _samples.AsSpan(0, HopGrid.WindowLeadSamples).Clear();
        _filled = HopGrid.WindowLeadSamples;
        _sampleCount = 0;
        _nextRow = 0;
        _nextFrame = 0;
        _lastFrame = long.MaxValue;
        _firstClosingFrame = long.MaxValue;
        _begun = true;
    }

    public void Push(ReadOnlySpan<short> pcm, IFaceFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ThrowIfNotBegun();
        _sampleCount += pcm.Length;
        while (!pcm.IsEmpty)
        {
            var count = Math.Min(pcm.Length, _samples.Length - _filled);
            var target = _samples.AsSpan(_filled, count);
            TensorPrimitives.ConvertTruncating(pcm[..count], target);
            TensorPrimitives.Divide(target, FullScale, target);
            _filled += count;
            pcm = pcm[count..];
            if (pcm.IsEmpty || _filled == _samples.Length)
            {
                Advance(learn: true);
                Emit(hurried: false, sink);
            }
        }
    }

    public void Hurry(IFaceFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ThrowIfNotBegun();
        Emit(hurried: true, sink);
    }

    public void Complete(IFaceFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ThrowIfNotBegun();
        _begun = false;
        _lastFrame = (_sampleCount - 1) / FaceFrameRate.FrameIntervalSamples;
        if (_sampleCount == 0)
        {
            return;
        }

        _firstClosingFrame = Math.Max(_nextFrame, _lastFrame - ClosingFrames + 1);
        _analysis.KeepVoice();
        while (_nextFrame <= _lastFrame)
        {
            _samples.AsSpan(_filled).Clear();
            _filled = _samples.Length;
            Advance(learn: false);
            Emit(hurried: false, sink);
        }

        _analysis.RestoreVoice();
    }

    public void ForgetVoice() => _analysis.ForgetVoice();

    public void Dispose() { }

    private void Advance(bool learn)
    {
        var steps = _filled < HopGrid.WindowSamples ? 0 : (_filled - HopGrid.WindowSamples) / HopGrid.HopSamples + 1;
        if (steps > 0)
        {
            _analysis.Advance(_samples, steps, learn);
            var used = steps * HopGrid.HopSamples;
            _samples.AsSpan(used, _filled - used).CopyTo(_samples);
            _filled -= used;
        }
    }

    private void Emit(bool hurried, IFaceFrameSink sink)
    {
        var newestStep = _analysis.Steps - 1;
        for (; _nextFrame <= _lastFrame; _nextFrame++)
        {
            var offset = _nextFrame * FaceFrameRate.FrameIntervalSamples + FrameOffsetSamples;
            var (row, rest) = Math.DivRem(offset, HopGrid.HopSamples);
            var lastRow = rest > 0 ? row + 1 : row;
            var longStep = LongStep(_nextFrame);
            if (newestStep < longStep && (!hurried || newestStep < lastRow + _model.ShortestDelayHops))
            {
                // The first frame is what a listener waits for, so it is drawn from its nearest hop alone if need be.
                if (!hurried || _nextFrame > 0 || newestStep < row + _model.ShortestDelayHops)
                {
                    return;
                }

                (rest, lastRow) = (0, row);
            }

            DecideUpTo(lastRow, Math.Min(newestStep, longStep));
            SpeechFrameWriter.Between(_rows[row], _rows[row + 1], (float)rest / HopGrid.HopSamples, _frame);
            if (_nextFrame >= _firstClosingFrame)
            {
                var closingFrames = _lastFrame - _firstClosingFrame + 1;
                SpeechFrameWriter.Ease(_frame, (float)(_lastFrame - _nextFrame) / closingFrames);
            }

            sink.OnFrame(_nextFrame * FaceFrameRate.FrameIntervalSamples, _frame);
        }
    }

    // The newest step that is known when a frame is as old as the longest look-ahead.
    private static long LongStep(long frame) =>
        (frame * FaceFrameRate.FrameIntervalSamples + LongestLookAheadSamples - HopGrid.WindowTailSamples)
        / HopGrid.HopSamples;

    private void DecideUpTo(long lastRow, long newestStep)
    {
        for (; _nextRow <= lastRow; _nextRow++)
        {
            var row = _rows[_nextRow];
            var usable = Math.Min(newestStep, _nextRow + _model.LongestDelayHops);
            _decision.Decide(_nextRow, usable, _analysis.Readings, row);
            _analysis.Spoken(_nextRow, usable).CopyTo(row[HeadOutputs.Count..]);
        }
    }

    private void ThrowIfNotBegun()
    {
        if (!_begun)
        {
            throw new InvalidOperationException("Begin an utterance first.");
        }
    }
}
