namespace Sidecar.Face.Tests.Accuracy;

/// <summary>Counts closures that are seen and closures that aren't there.</summary>
internal sealed class ClosureScore
{
    private const double ReachSeconds = 0.04;
    private const int ReachFrames = 4;

    private int _closures;
    private int _closed;
    private int _pressed;
    private int _falseRuns;
    private int _spokenFrames;

    public double ClosedShare => (double)_closed / _closures;

    public double PressedShare => (double)_pressed / _closures;

    public double FalsePerMinute => _falseRuns / (_spokenFrames / (double)ReferenceClip.FramesPerSecond / 60);

    public void Add(ScoredClip clip, int lag)
    {
        var reference = clip.Reference;
        var closed = Lag.Undo(clip.Closed, lag);
        var pressed = Lag.Undo(clip.Pressed, lag);
        foreach (var (start, end) in reference.Closures)
        {
            var first = Math.Max(0, (int)Math.Floor((start - ReachSeconds) * ReferenceClip.FramesPerSecond));
            var last = Math.Min(
                reference.Frames,
                (int)Math.Ceiling((end + ReachSeconds) * ReferenceClip.FramesPerSecond)
            );
            _closures++;
            _closed += closed.AsSpan(first, last - first).Contains(true) ? 1 : 0;
            _pressed += pressed.AsSpan(first, last - first).Contains(true) ? 1 : 0;
        }

        var wasFalse = false;
        for (var frame = 0; frame < reference.Frames; frame++)
        {
            var isFalse = closed[frame] && IsClear(reference, frame);
            _falseRuns += isFalse && !wasFalse ? 1 : 0;
            wasFalse = isFalse;
            _spokenFrames += reference.Silent[frame] ? 0 : 1;
        }
    }

    private static bool IsClear(ReferenceClip reference, int frame)
    {
        if (reference.Labiodental[frame])
        {
            return false;
        }

        var last = Math.Min(reference.Frames - 1, frame + ReachFrames);
        for (var near = Math.Max(0, frame - ReachFrames); near <= last; near++)
        {
            if (reference.Bilabial[near] || reference.Silent[near])
            {
                return false;
            }
        }

        return true;
    }
}
