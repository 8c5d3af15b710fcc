using Sidecar.Face.Rig;

namespace Sidecar.Face.Tests.Life;

/// <summary>One blink of the left eye, in frames.</summary>
internal sealed record Blink(int Start, int Shut, int End, float Depth, float RightDepth)
{
    public int DurationFrames => End - Start;

    /// <summary>Every blink in a run. Lids that only follow the gaze stay below the threshold.</summary>
    public static List<Blink> In(LifeRun run)
    {
        var left = run.Curve(FaceControl.EyeBlinkLeft);
        var right = run.Curve(FaceControl.EyeBlinkRight);
        List<Blink> blinks = [];
        for (var i = 1; i < left.Length; i++)
        {
            if (left[i] <= 0.35f || left[i - 1] > 0.35f)
            {
                continue;
            }

            var end = i;
            while (end < left.Length && left[end] > 0.35f)
            {
                end++;
            }

            var shut = Enumerable.Range(i, end - i).MaxBy(at => left[at]);
            var start = Walk(left, shut, -1);
            var open = Walk(left, shut, 1);
            blinks.Add(
                new(start, shut, open, left[shut], right[Math.Max(0, shut - 1)..Math.Min(right.Length, shut + 2)].Max())
            );
        }

        return blinks;
    }

    // As long as the lid moves one way; its lowest point may lie between two frames.
    private static int Walk(float[] lid, int from, int step)
    {
        var at = from;
        while (
            at + step >= 0 && at + step < lid.Length && (lid[at] > 0.9f * lid[from] || lid[at + step] < lid[at] - 0.02f)
        )
        {
            at += step;
        }

        return at;
    }
}
