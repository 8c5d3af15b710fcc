using System.Text.Json;
using Sidecar.FaceFiles;

namespace Sidecar.Tests.FaceFiles;

public sealed class RhubarbCuesTests
{
    [Fact]
    public void Speech_BecomesCues_AndTheLastClosesTheMouthAtTheEnd()
    {
        Assert.Equal(
            "0.00\tX\n0.10\tD\n0.20\tA\n0.23\tF\n0.40\tX\n",
            TableOf("sil*6 aa*6 PP*2 U*10", openness: 0.8f, samples: 9_600)
        );
    }

    [Fact]
    public void SpeechAtOnce_HasNoRestBeforeIt()
    {
        Assert.StartsWith("0.00\tE\n", TableOf("O*6 sil*6", samples: 4_800), StringComparison.Ordinal);
    }

    [Fact]
    public void NoSpeech_IsAMouthAtRest()
    {
        Assert.Equal("0.00\tX\n0.20\tX\n", TableOf("sil*12", samples: 4_800));
        Assert.Equal("0.00\tX\n", TableOf("", samples: 0));
    }

    [Fact]
    public void ShapeOfThreeFrames_BelongsToTheOneBefore()
    {
        Assert.Equal("0.00\tB\n0.38\tX\n", TableOf("SS*10 U*3 SS*10", samples: 9_200));
    }

    [Fact]
    public void ClosureOfTwoFrames_IsShown_AndOfOneFrameIsNot()
    {
        Assert.Contains("\tA\n", TableOf("SS*10 PP*2 SS*10", samples: 8_800), StringComparison.Ordinal);
        Assert.DoesNotContain("\tA\n", TableOf("SS*10 PP*1 SS*10", samples: 8_400), StringComparison.Ordinal);
    }

    [Fact]
    public void ShapesThatFollowFast_BecomeTheStrongestOfThem()
    {
        // None of them lasts, but together they are no "s" any more.
        Assert.Equal("0.00\tB\n0.10\tF\n0.20\tX\n", TableOf("SS*6 U*2 O*1 U*1 O*1 U*1", samples: 4_800));
    }

    [Theory]
    [InlineData("aa", 0.9f, 'D')]
    [InlineData("aa", 0.2f, 'C')]
    [InlineData("nn", 0.6f, 'H')]
    [InlineData("nn", 0.1f, 'B')]
    [InlineData("FF", 0.1f, 'G')]
    [InlineData("E", 0.4f, 'C')]
    [InlineData("I", 0.2f, 'B')]
    [InlineData("RR", 0.2f, 'E')]
    public void Viseme_HasItsShape(string viseme, float openness, char shape)
    {
        Assert.StartsWith($"0.00\t{shape}\n", TableOf($"{viseme}*6", openness, 2_400), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HoldsTheSameCues()
    {
        using StringWriter text = new();
        RhubarbCues cues = new(new RhubarbJson(text, "a \"quoted\" name.wav"));
        FrameOf.Play(cues, "sil*6 U*6");
        cues.Complete(4_800);

        using JsonDocument json = JsonDocument.Parse(text.ToString());
        JsonElement metadata = json.RootElement.GetProperty("metadata");
        Assert.Equal("a \"quoted\" name.wav", metadata.GetProperty("soundFile").GetString());
        Assert.Equal(0.2, metadata.GetProperty("duration").GetDouble());
        Assert.Equal(
            [(0, 0.1, "X"), (0.1, 0.2, "F")],
            json.RootElement.GetProperty("mouthCues")
                .EnumerateArray()
                .Select(cue =>
                    (
                        cue.GetProperty("start").GetDouble(),
                        cue.GetProperty("end").GetDouble(),
                        cue.GetProperty("value").GetString()!
                    )
                )
        );
    }

    private static string TableOf(string visemes, float openness = 0, long samples = 0)
    {
        using StringWriter text = new();
        RhubarbCues cues = new(new RhubarbTable(text));
        if (visemes.Length > 0)
        {
            FrameOf.Play(cues, visemes, openness);
        }
        cues.Complete(samples);
        return text.ToString();
    }
}
