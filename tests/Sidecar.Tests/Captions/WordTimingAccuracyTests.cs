using Sidecar.Captions;
using Sidecar.Face;
using Sidecar.Face.Spectral;
using Sidecar.Protocol;

namespace Sidecar.Tests.Captions;

public class WordTimingAccuracyTests
{
    private const string Speech =
        "Good evening, and welcome to the observatory. My name is Ada, and I will be your guide tonight. The dome "
        + "above us was built in the nineteen thirties, after a long quarrel between two rich brothers. When the "
        + "clouds have gone, we can look at the rings of Saturn together; would you like that? Please mind the steps, "
        + "because they are steep and the light is dim. Somebody always forgets!";

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void WordsOfKnownSpeech_BeginWithin100MsInTheMedian(double shareArrived)
    {
        var errorsMs = ErrorsMs(shareArrived, null);

        Assert.InRange(errorsMs[errorsMs.Count / 2], 0, 100);
        Assert.InRange(errorsMs[^1], 0, 700);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void WordsFoundInTheFramesOfTheFace_BeginWithin30MsInTheMedian(double shareArrived)
    {
        using var face = new SpectralFaceEngine().Open();

        var errorsMs = ErrorsMs(shareArrived, face);

        Assert.InRange(errorsMs[errorsMs.Count / 2], 0, 30);
        Assert.InRange(errorsMs[errorsMs.Count * 9 / 10], 0, 80);
        Assert.InRange(errorsMs[^1], 0, 300);
    }

    private static List<double> ErrorsMs(double shareArrived, IFaceStream? face)
    {
        Assert.SkipUnless(
            EspeakVoice.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true",
            "libespeak-ng.so.1 is not installed"
        );
        var (pcm, spoken) = EspeakVoice.Say(Speech);
        var timeline = new WordTimeline();
        timeline.AppendText(Speech);
        var arrived = (int)(shareArrived * pcm.Length);
        var frames = new TimelineFrames(timeline);
        timeline.AppendAudio(pcm.AsSpan(0, arrived));
        face?.Begin();
        face?.Push(pcm.AsSpan(0, arrived), frames);
        if (arrived == pcm.Length)
        {
            timeline.CompleteAudio();
            face?.Complete(frames);
        }

        List<double> errorsMs = [];
        var offset = 0;
        foreach (var word in timeline.Words)
        {
            offset = Speech.IndexOf(word.Text, offset, StringComparison.Ordinal);
            foreach (var (textOffset, startMs) in spoken)
            {
                if (textOffset == offset && PcmFormat.FromMs((long)startMs) < arrived)
                {
                    errorsMs.Add(Math.Abs((double)word.StartSample / PcmFormat.SamplesPerMs - startMs));
                }
            }

            offset += word.Text.Length;
        }

        errorsMs.Sort();
        Assert.True(errorsMs.Count > 60 * shareArrived, $"only {errorsMs.Count} words have known times");
        return errorsMs;
    }
}
