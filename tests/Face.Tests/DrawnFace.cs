using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Face.Spectral;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests;

/// <summary>Hears sound with an engine and draws what it heard on a rig.</summary>
internal sealed class DrawnFace(IFaceStream stream, CurveSet curveSet)
{
    public FrameRecorder Utter(ReadOnlySpan<short> pcm, int pieceSamples = 480)
    {
        var settings = new FaceSettings
        {
            Style = new FaceStyle { Asymmetry = 0 },
            Life = FaceLifeOptions.None,
        };
        var performer = new FacePerformer(curveSet, settings);
        var recorder = new FrameRecorder(performer.CurveNames);
        var sink = new DrawingSink(performer, recorder);
        stream.Begin();
        performer.BeginUtterance(0);
        while (!pcm.IsEmpty)
        {
            var count = Math.Min(pieceSamples, pcm.Length);
            stream.Push(pcm[..count], sink);
            pcm = pcm[count..];
        }

        stream.Complete(sink);
        return recorder;
    }

    public static FrameRecorder Spectral(CurveSet curveSet, ReadOnlySpan<short> pcm, int pieceSamples = 480)
    {
        using var stream = new SpectralFaceEngine().Open();
        return new DrawnFace(stream, curveSet).Utter(pcm, pieceSamples);
    }

    private sealed class DrawingSink(FacePerformer performer, FrameRecorder recorder) : IFaceFrameSink
    {
        private readonly float[] _values = new float[performer.CurveNames.Count];

        public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
        {
            performer.DrawSpeech(sampleIndex / FaceFrameRate.FrameIntervalSamples, frame, _values);
            recorder.OnFrame(sampleIndex, _values);
        }
    }
}
