using System.Text.Json.Nodes;
using Sidecar.Face.Solver;

namespace Sidecar.Face.Tests.Solver;

public class WeightsFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(40)]
    [InlineData(5000)]
    public void ATruncatedFile_IsRefused(int length)
    {
        var error = Refused(new TestWeights().ToBytes()[..length]);

        Assert.Matches("truncated|doesn't begin", error);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(100)]
    [InlineData(6000)]
    public void AnAlteredByte_IsRefused(int at)
    {
        var bytes = new TestWeights().ToBytes();
        bytes[at] ^= 1;

        Assert.Contains("checksum", Refused(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherVersionOfTheFile_IsToldFromNoWeightsFileAtAll()
    {
        Assert.Contains("another version", Refused(new TestWeights().ToBytes("SCFACE02")), StringComparison.Ordinal);
        Assert.Contains("no face weights", Refused(new TestWeights().ToBytes("RIFFxxxx")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", "2", "format 2")]
    [InlineData("visemes", "[\"sil\"]", "visemes")]
    [InlineData("features.sample_rate_hz", "16000", "features.sample_rate_hz is 16000 where 24000")]
    [InlineData("features.fft_size", "1000", "features.fft_size")]
    [InlineData("features.mel_bands", "41", "network.inputs is 42 where 43")]
    [InlineData("normaliser.prior_frames", "0", "normaliser.prior_frames")]
    [InlineData("network.width", "25", "in.weight as [3, 42, 24] where [3, 42, 25]")]
    [InlineData("network.outputs", "17", "network.outputs")]
    [InlineData("network.dilations", "[1,0,4]", "network.dilations")]
    [InlineData("network.dilations", "[1,2,4,8]", "no tensor block3.weight")]
    [InlineData("heads", "[]", "heads")]
    [InlineData(
        "heads",
        "[{\"name\":\"a\",\"delay_frames\":2},{\"name\":\"b\",\"delay_frames\":2}]",
        "is 2, not from 3"
    )]
    [InlineData("heads", "[{\"name\":\"a\",\"delay_frames\":4}]", "is 4, not from 0 to 3")]
    [InlineData("decision.blend", "1.5", "decision.blend")]
    [InlineData("features", "null", "header that can't be read")]
    [InlineData("tensors", "[{\"name\":\"a\",\"dtype\":\"f64\",\"shape\":[1],\"offset\":0}]", "a as f64")]
    [InlineData("tensors", "[{\"name\":\"a\",\"dtype\":\"f32\",\"shape\":[-1],\"offset\":0}]", "a as [-1]")]
    [InlineData("tensors", "[{\"name\":\"a\",\"dtype\":\"f32\",\"shape\":[65536,65536,65536],\"offset\":0}]", "a as")]
    [InlineData("tensors", "[{\"name\":\"a\",\"dtype\":\"f32\",\"shape\":[1],\"offset\":99999999}]", "beyond its end")]
    public void AHeaderThatDoesNotFit_IsRefusedByItsField(string field, string json, string fault)
    {
        var weights = new TestWeights();
        var path = field.Split('.');
        var parent = path.SkipLast(1).Aggregate<string, JsonNode>(weights.Header, (node, name) => node[name]!);
        parent[path[^1]] = JsonNode.Parse(json);

        Assert.Contains(fault, Refused(weights.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderThatIsNoJson_IsRefused()
    {
        byte[] content = [.. "SCFACE01"u8, 2, 0, 0, 0, .. "{,"u8];

        Assert.Contains("can't be read", Refused(TestWeights.Sealed(content)), StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderLongerThanTheFile_IsRefused()
    {
        byte[] content = [.. "SCFACE01"u8, 255, 255, 255, 255, .. "{}"u8];

        Assert.Contains("4294967295 bytes", Refused(TestWeights.Sealed(content)), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingTensor_IsNamed()
    {
        var weights = new TestWeights();
        weights.Remove("head1.out.bias");

        Assert.Contains("head1.out.bias", Refused(weights.ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void AWeightThatIsNoNumber_IsRefused(float value)
    {
        var weights = new TestWeights();
        weights.Set("in.bias", [24], _ => value);

        Assert.Contains("in.bias", Refused(weights.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEngineFromAPath_NamesTheFileInItsFault()
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid():N}.weights");
        File.WriteAllBytes(path, new TestWeights().ToBytes()[..100]);
        try
        {
            var error = Assert.Throws<InvalidDataException>(() => new SolverFaceEngine(path));
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Refused(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => SolverModel.Read(bytes, "w")).Message;
}
