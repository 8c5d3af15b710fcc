using Sidecar.Captions;

namespace Sidecar.Tests.Captions;

public class WebVttWriterTests
{
    [Fact]
    public void Cues_AreWrittenWithTimesAndVoices() =>
        Assert.Equal(
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.250\n<v Ada>Hello.\n\n01:02:03.004 --> 01:02:04.000\n<v You>Hi!\n\n",
            Write((0, 1250, "Ada", "Hello."), (3_723_004, 3_724_000, "You", "Hi!"))
        );

    [Fact]
    public void MarkupInTextAndName_IsEscaped() =>
        Assert.Contains(
            "<v R&amp;D &lt;x&gt;>1 &lt; 2 &amp; 3 --&gt; 4\n",
            Write((0, 1, "R&D\n <x>", "1 < 2 & 3 --> 4")),
            StringComparison.Ordinal
        );

    [Fact]
    public void BlankLinesInText_DoNotEndTheCue() =>
        Assert.Contains("<v Ada>One\nTwo\n\n", Write((0, 1, "Ada", "One\r\n\r\n  \nTwo\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void ACueWithoutText_IsLeftOut(string text) => Assert.Equal("WEBVTT\n\n", Write((0, 1, "Ada", text)));

    [Fact]
    public void ACueWithoutASpeaker_HasNoVoiceTag() =>
        Assert.Equal("WEBVTT\n\n00:00:00.000 --> 00:00:00.001\nHm\n\n", Write((0, 1, " ", "Hm")));

    [Fact]
    public void ACueWithoutLength_LastsAMillisecond() =>
        Assert.Contains("00:00:00.500 --> 00:00:00.501\n", Write((500, 400, "Ada", "x")), StringComparison.Ordinal);

    private static string Write(params (long StartMs, long EndMs, string Speaker, string Text)[] cues)
    {
        using var target = new StringWriter();
        var writer = new WebVttWriter(target);
        foreach (var (startMs, endMs, speaker, text) in cues)
        {
            writer.Cue(startMs, endMs, speaker, text);
        }

        return target.ToString();
    }
}
