using System.Globalization;
using Sidecar.Configuration;
using Sidecar.Face;
using Sidecar.FaceFiles;

namespace Sidecar.Tests.FaceFiles;

public sealed class FaceFileWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-face-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Visemes_AreOneRowPerFrame_WithTheTimeItIsShown()
    {
        string[][] rows = Write(FaceFileFormat.Visemes, '\t');

        Assert.Equal("time_ms sil PP FF TH DD kk CH SS nn RR aa E I O U", string.Join(' ', rows[0]));
        Assert.Equal(120, rows.Length - 1);
        Assert.Equal(["0.00", "16.67", "33.33", "50.00"], rows[1..5].Select(row => row[0]));
        Assert.All(rows[1..], row => Assert.Equal(1, row[1..].Sum(Number), 0.01));
        Assert.Contains(rows[1..], row => Number(row[1]) < 0.2f);
        Assert.Equal("1", rows[^1][1]);
    }

    [Fact]
    public void ArKit_HasAll61Curves_InTheirRanges()
    {
        string[][] rows = Write(FaceFileFormat.ArKit, '\t');

        Assert.Equal(["time_ms", .. CurveSets.ArKit61], rows[0]);
        Assert.All(rows[1..].SelectMany(row => row[1..53]).Select(Number), value => Assert.InRange(value, 0, 1));
        Assert.All(rows[1..].SelectMany(row => row[53..]).Select(Number), value => Assert.InRange(value, -1, 1));
        int jaw = Array.IndexOf(rows[0], "JawOpen");
        Assert.Contains(rows[1..], row => Number(row[jaw]) > 0.1f);
        Assert.Equal(0, Number(rows[^1][jaw]), 0.05);
    }

    [Fact]
    public void LiveLinkTake_CountsFramesInItsTimecode()
    {
        string[][] rows = Write(FaceFileFormat.LiveLinkCsv, ',');

        Assert.Equal(["Timecode", "BlendshapeCount", .. CurveSets.ArKit61], rows[0]);
        Assert.All(rows[1..], row => Assert.Equal((63, "61"), (row.Length, row[1])));
        Assert.Equal("00:00:00:00.000", rows[1][0]);
        Assert.Equal("00:00:00:59.000", rows[60][0]);
        Assert.Equal("00:00:01:00.000", rows[61][0]);
    }

    [Theory]
    [InlineData(8_000, 1)]
    [InlineData(48_000, 2)]
    [InlineData(44_100, 6)]
    public void SpeechOfAnyRateAndChannels_GivesTheSameNumberOfFrames(int rateHz, int channels)
    {
        string input = PathOf("in.wav");
        Speech.WriteWav(input, Speech.OfMs(1_000), rateHz, channels);

        Assert.Equal(60, Write(FaceFileFormat.Visemes, '\t', input).Length - 1);
    }

    [Fact]
    public void NoSpeechAtAll_IsATableWithoutRows()
    {
        string input = PathOf("in.wav");
        Speech.WriteWav(input, []);

        Assert.Single(Write(FaceFileFormat.Visemes, '\t', input));
    }

    [Fact]
    public void TheSameSpeech_GivesTheSameBytes()
    {
        string first = File.ReadAllText(WriteFile(FaceFileFormat.ArKit, Input()));

        Assert.Equal(first, File.ReadAllText(WriteFile(FaceFileFormat.ArKit, Input())));
    }

    [Fact]
    public void EngineNone_IsRefused()
    {
        FaceFileOptions options = new() { Input = Input(), Output = PathOf("out") };
        SidecarOptions configuration = new() { Face = new FaceOptions { Engine = FaceEngineKind.None } };

        ConfigurationException fault = Assert.Throws<ConfigurationException>(() =>
            FaceFileWriter.Write(options, configuration, CancellationToken.None)
        );
        Assert.Contains("Face:Engine", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_IsAFailure()
    {
        FaceFileOptions options = new() { Input = Input(), Output = PathOf("out") };

        Assert.Equal(1, FaceFileWriter.Write(options, new SidecarOptions(), new CancellationToken(canceled: true)));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Input()
    {
        string input = PathOf("in.wav");
        Speech.WriteWav(input, Speech.OfMs(2_000));
        return input;
    }

    private string[][] Write(FaceFileFormat format, char separator, string? input = null) =>
        [.. File.ReadAllLines(WriteFile(format, input ?? Input())).Select(line => line.Split(separator))];

    private string WriteFile(FaceFileFormat format, string input)
    {
        FaceFileOptions options = new()
        {
            Input = input,
            Output = PathOf("out"),
            Format = format,
        };
        Assert.Equal(0, FaceFileWriter.Write(options, new SidecarOptions(), CancellationToken.None));
        return options.Output;
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
