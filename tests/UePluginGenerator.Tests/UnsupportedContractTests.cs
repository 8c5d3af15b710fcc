using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Sidecar.UePluginGenerator.Tests;

/// <summary>What the plugin's codec can't do is refused by name, and never written wrongly.</summary>
public class UnsupportedContractTests
{
    [Theory]
    [InlineData(FieldType.Sint32)]
    [InlineData(FieldType.Sfixed64)]
    [InlineData(FieldType.Fixed32)]
    public void Kind_ThatTheCodecLacks_IsRefused(FieldType type)
    {
        AssertRefused("sample.v1.Sample.odd", SampleContract.Message("Sample", SampleContract.Field("odd", 1, type)));
    }

    [Fact]
    public void Message_ThatContainsItself_IsRefused()
    {
        AssertRefused(
            "sample.v1.Tree",
            SampleContract.Message("Tree", SampleContract.Field("tree", 1, FieldType.Message, ".sample.v1.Tree"))
        );
    }

    [Fact]
    public void Type_InsideAMessage_IsRefused()
    {
        var outer = SampleContract.Message("Outer");
        outer.NestedType.Add(SampleContract.Message("Inner"));

        AssertRefused("sample.v1.Outer", outer);
    }

    [Fact]
    public void Oneof_WithAMessageTwice_IsRefused()
    {
        var first = SampleContract.Field("first", 1, FieldType.Message, ".sample.v1.Part");
        var second = SampleContract.Field("second", 2, FieldType.Message, ".sample.v1.Part");
        first.OneofIndex = 0;
        second.OneofIndex = 0;
        var whole = SampleContract.Message("Whole", first, second);
        whole.OneofDecl.Add(new OneofDescriptorProto { Name = "part" });

        AssertRefused("sample.v1.Whole.first", SampleContract.Message("Part"), whole);
    }

    private static void AssertRefused(string name, params IEnumerable<DescriptorProto> messages)
    {
        var file = SampleContract.File(messages);

        var failure = Assert.Throws<NotSupportedException>(() => GeneratedFiles.Write([file]));
        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }
}
