using Sidecar.Face.Life;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Tests.Life;

/// <summary>Lives a face through scripted states, one frame after the other, and keeps every value.</summary>
internal sealed class LifeRun(FaceLifeOptions options, ulong seed = 1)
{
    private readonly LifeTrack _track = new(options, seed);

    public static FaceLifeOptions Lively { get; } = new() { Liveliness = 1 };

    public long Now { get; private set; }

    public List<float[]> Frames { get; } = [];

    public LifeTrack Track => _track;

    public static LifeRun Of(FaceState state, double minutes, FaceLifeOptions? options = null, ulong seed = 1) =>
        new LifeRun(options ?? Lively, seed).Be(state, minutes * 60);

    public LifeRun Be(FaceState state, double seconds)
    {
        _track.Tell(new(LifeEventKind.State, Now, State: state));
        return Wait((int)(seconds * FaceFrameRate.FramesPerSecond));
    }

    public LifeRun Wait(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            Live([]);
        }

        return this;
    }

    public LifeRun Say(IReadOnlyList<float[]> rows)
    {
        _track.Tell(new(LifeEventKind.Utterance, Now));
        foreach (var row in rows)
        {
            Live(row);
        }

        return this;
    }

    /// <summary>Answers of four to twelve seconds, and the turns of the user between them.</summary>
    public LifeRun Converse(double minutes, int seed = 1)
    {
        var random = new Random(seed);
        var end = Now + (long)(minutes * 60 * FaceFrameRate.FramesPerSecond);
        while (Now < end)
        {
            Be(FaceState.Listening, 0.5 + 2 * random.NextDouble());
            Be(FaceState.UserSpeaking, 2 + 6 * random.NextDouble());
            _track.Tell(new(LifeEventKind.Acknowledgement, Now));
            Be(FaceState.Thinking, 0.4 + random.NextDouble());
            _track.Tell(new(LifeEventKind.Utterance, Now + 20));
            Wait(20);
            _track.Tell(new(LifeEventKind.State, Now, State: FaceState.Speaking));
            Say(SpokenRows.Utterance(random.Next(240, 720), random.Next()));
        }

        return this;
    }

    public float[] Curve(FaceControl control) => [.. Frames.Select(frame => frame[(int)control])];

    /// <summary>Where the eyes point in the room, in degrees: the head and the eyes in it.</summary>
    public (float Yaw, float Pitch)[] Gaze() =>
        [
            .. Frames.Select(frame =>
                (
                    Degrees(frame, FaceControl.GazeYaw, FaceControl.HeadYaw),
                    Degrees(frame, FaceControl.GazePitch, FaceControl.HeadPitch)
                )
            ),
        ];

    /// <summary>Share of the time in which the eyes are on the player.</summary>
    public double LookShare() => Gaze().Average(gaze => Math.Abs(gaze.Yaw) + Math.Abs(gaze.Pitch) < 5.5 ? 1.0 : 0);

    private void Live(ReadOnlySpan<float> speech)
    {
        Frames.Add(_track.At(Now, speech).ToArray());
        Now++;
    }

    private static float Degrees(float[] frame, FaceControl eyes, FaceControl head) =>
        HeadMoves.GazeRangeDegrees * frame[(int)eyes] + HeadMoves.HeadRangeDegrees * frame[(int)head];
}
