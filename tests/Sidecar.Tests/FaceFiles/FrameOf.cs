using Sidecar.Face;

namespace Sidecar.Tests.FaceFiles;

/// <summary>Speech frames as an engine hands them out, of one viseme each.</summary>
internal static class FrameOf
{
    // The order is that of Oculus.
    private static readonly string[] Visemes = "sil PP FF TH DD kk CH SS nn RR aa E I O U".Split(' ');

    public static float[] Viseme(string name, float openness = 0)
    {
        float[] frame = new float[SpeechFrame.Length];
        frame[Array.IndexOf(Visemes, name)] = 1;
        frame[SpeechFrame.Openness] = openness;
        return frame;
    }

    /// <summary>Hands out a row of frames: for <c>aa*3 PP*2</c> three of an open mouth, then two of a closed one.</summary>
    public static void Play(IFaceFrameSink sink, string visemes, float openness = 0)
    {
        long sample = 0;
        foreach (string[] part in visemes.Split(' ').Select(v => v.Split('*')))
        {
            for (int i = 0; i < int.Parse(part[1]); i++)
            {
                sink.OnFrame(sample, Viseme(part[0], openness));
                sample += FaceFrameRate.FrameIntervalSamples;
            }
        }
    }
}
