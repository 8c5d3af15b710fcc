using FieldType = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Sidecar.UePluginGenerator.Tests;

public class CppNamesTests
{
    [Theory]
    [InlineData("utterance_id", "UtteranceId")]
    [InlineData("p50_us", "P50Us")]
    [InlineData("USER_SPEAKING", "UserSpeaking")]
    [InlineData("ARKIT_52", "Arkit52")]
    [InlineData("body", "Body")]
    [InlineData("keepsInnerCapitals_too", "KeepsInnerCapitalsToo")]
    public void Pascal_HasNoUnderscores(string name, string expected)
    {
        Assert.Equal(expected, CppNames.Pascal(name));
    }

    [Theory]
    [InlineData("ConversationState", "CONVERSATION_STATE")]
    [InlineData("Role", "ROLE")]
    [InlineData("McpCallState", "MCP_CALL_STATE")]
    public void UpperSnake_IsTheContractsPrefix(string name, string expected)
    {
        Assert.Equal(expected, CppNames.UpperSnake(name));
    }

    [Fact]
    public void EnumValue_LosesThePrefixOfItsEnum()
    {
        var mode = SampleContract
            .File(enums: [SampleContract.Enum("SayMode", "SAY_MODE_UNSPECIFIED", "OTHER")])
            .EnumTypes[0];

        Assert.Equal("Unspecified", CppNames.EnumValue(mode.Values[0]));
        Assert.Equal("Other", CppNames.EnumValue(mode.Values[1]));
    }

    [Fact]
    public void EnumValue_ThatBeginsWithADigit_IsRefused()
    {
        var size = SampleContract.File(enums: [SampleContract.Enum("Size", "SIZE_UNSPECIFIED", "SIZE_2D")]).EnumTypes[
            0
        ];

        var failure = Assert.Throws<NotSupportedException>(() => CppNames.EnumValue(size.Values[1]));
        Assert.Contains("SIZE_2D", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Member_OfATruthValue_BeginsWithB()
    {
        var message = SampleContract
            .File([
                SampleContract.Message(
                    "Sample",
                    SampleContract.Field("is_default", 1, FieldType.Bool),
                    SampleContract.Field("name", 2, FieldType.String)
                ),
            ])
            .MessageTypes[0];

        Assert.Equal("bIsDefault", CppNames.Member(message.FindFieldByNumber(1)));
        Assert.Equal("Name", CppNames.Member(message.FindFieldByNumber(2)));
        Assert.Equal("FSample", CppNames.Struct(message));
        Assert.Equal("OddNames", CppNames.FileStem(message.File));
    }
}
