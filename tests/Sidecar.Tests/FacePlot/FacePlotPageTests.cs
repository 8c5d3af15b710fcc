using System.Text.Json;
using Sidecar.Configuration;
using Sidecar.FaceFiles;
using Sidecar.Tests.FaceFiles;

namespace Sidecar.Tests.FacePlot;

public sealed class FacePlotPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-plot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Page_HoldsSoundFaceAndScripts_AndNeedsNoNetwork()
    {
        string page = Plot(Speech.OfMs(1_500));

        using JsonDocument data = Data(page);
        int frames = 90;
        Assert.Equal(36_000, data.RootElement.GetProperty("durationSamples").GetInt64());
        Assert.Equal(15 * frames, data.RootElement.GetProperty("visemes").GetBytesFromBase64().Length);
        Assert.Equal(2 * 61 * frames, data.RootElement.GetProperty("curves").GetBytesFromBase64().Length);
        Assert.Equal(44 + 2 * 36_000, data.RootElement.GetProperty("wavBase64").GetBytesFromBase64().Length);
        Assert.Contains("function drawFace(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/*data*/", page, StringComparison.Ordinal);
    }

    [Fact]
    public void NameOfTheInput_CannotEndTheScript()
    {
        string page = Plot(Speech.OfMs(100), "<script>alert(1).wav");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SpeechOfHours_ShowsItsBeginning()
    {
        string page = Plot(new short[301 * 24_000]);

        using JsonDocument data = Data(page);
        Assert.Equal(300 * 24_000, data.RootElement.GetProperty("durationSamples").GetInt64());
        Assert.Equal(301 * 24_000, data.RootElement.GetProperty("speechSamples").GetInt64());
    }

    private string Plot(short[] speech, string name = "in.wav")
    {
        string input = Path.Combine(_folder, name);
        Speech.WriteWav(input, speech);
        FaceFileOptions options = new()
        {
            Input = input,
            Output = Path.Combine(_folder, "out.tsv"),
            Plot = Path.Combine(_folder, "out.html"),
        };
        Assert.Equal(0, FaceFileWriter.Write(options, new SidecarOptions(), CancellationToken.None));
        return File.ReadAllText(options.Plot);
    }

    private static JsonDocument Data(string page)
    {
        const string begin = "<script type=\"application/json\" id=\"data\">";
        int at = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return JsonDocument.Parse(page[at..page.IndexOf("</script>", at, StringComparison.Ordinal)]);
    }
}
