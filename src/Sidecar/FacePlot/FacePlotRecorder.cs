using System.Runtime.InteropServices;
using Sidecar.Audio.Pcm;
using Sidecar.Demo.Timeline;
using Sidecar.Face;
using Sidecar.Face.Performance;
using Sidecar.FaceFiles;
using Sidecar.Protocol;

namespace Sidecar.FacePlot;

/// <summary>Keeps the beginning of speech and its face, as much as a page can carry, and writes the page.</summary>
/// <param name="path">Where the page goes.</param>
/// <param name="title">What was drawn.</param>
/// <param name="performer">Draws ARKit's 61 curves.</param>
internal sealed class FacePlotRecorder(string path, string title, FacePerformer performer) : IFaceFileOutput
{
    /// <summary>5 minutes.</summary>
    private const int MaxSamples = 300 * PcmFormat.SampleRateHz;

    private const string VisemePrefix = "viseme_";

    private readonly float[] _values = new float[performer.CurveNames.Count];
    private readonly List<short> _pcm = [];
    private readonly List<byte> _visemes = [];
    private readonly List<short> _curves = [];
    private readonly WaveformPeaks _peaks = new();

    public void OnSpeech(ReadOnlySpan<short> pcm)
    {
        pcm = pcm[..Math.Min(pcm.Length, MaxSamples - _pcm.Count)];
        _pcm.AddRange(pcm);
        _peaks.Add(pcm);
    }

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
    {
        if (sampleIndex >= MaxSamples)
        {
            return;
        }
        performer.DrawSpeech(sampleIndex / FaceFrameRate.FrameIntervalSamples, frame, _values);
        Add(_visemes, frame[..SpeechFrame.VisemeCount]);
        foreach (float value in _values)
        {
            _curves.Add((short)MathF.Round(short.MaxValue * Math.Clamp(value, -1, 1)));
        }
    }

    /// <exception cref="IOException">The page can't be written.</exception>
    public void Complete(long sampleCount)
    {
        FacePlotData data = new()
        {
            Title = title,
            SampleRateHz = PcmFormat.SampleRateHz,
            DurationSamples = _pcm.Count,
            SpeechSamples = sampleCount,
            PeakStepSamples = WaveformPeaks.StepSamples,
            Peaks = _peaks.ToBase64(),
            WavBase64 = Sound(),
            FrameStepSamples = FaceFrameRate.FrameIntervalSamples,
            VisemeNames = [.. CurveSets.Visemes15.Select(name => name[VisemePrefix.Length..])],
            Visemes = Convert.ToBase64String([.. _visemes]),
            CurveNames = performer.CurveNames,
            Curves = Convert.ToBase64String(PcmBytes.AsBytes(CollectionsMarshal.AsSpan(_curves))),
        };
        FacePlotPage.Write(path, data);
    }

    private static void Add(List<byte> bytes, ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            bytes.Add((byte)(sbyte)MathF.Round(sbyte.MaxValue * Math.Clamp(value, -1, 1)));
        }
    }

    private string Sound()
    {
        using EmbeddedSound sound =
            EmbeddedSound.Create(_pcm.Count) ?? throw new InvalidOperationException("The page keeps too much sound.");
        float[] piece = new float[PcmFormat.SampleRateHz];
        short[] pcm = [.. _pcm];
        for (int at = 0; at < pcm.Length; at += piece.Length)
        {
            int count = Math.Min(piece.Length, pcm.Length - at);
            PcmConvert.ToFloat(pcm.AsSpan(at, count), piece);
            sound.Add(piece.AsSpan(0, count));
        }
        return sound.ToBase64();
    }
}
