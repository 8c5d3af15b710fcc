namespace Sidecar.UePluginGenerator.Tests;

/// <summary>The shapes that the plugin's code relies on, in the text that is written for the real contract.</summary>
public class GeneratedShapeTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts = GeneratedFiles.Write(Contract.Load());

    [Theory]
    [InlineData("Session", "enum class EConversationState : int32_t")]
    [InlineData("Session", "\tUserSpeaking = 3,")]
    [InlineData("Session", "\tstd::optional<FContractVersion> Contract;")]
    [InlineData("Session", "\tstd::optional<std::string> Instructions;")]
    [InlineData("Session", "\tstd::vector<std::string> CurveNames;")]
    [InlineData("Session", "\tERole Role = ERole::Unspecified;")]
    [InlineData("Speech", "\tstd::vector<uint8_t> Pcm;")]
    [InlineData("Speech", "\tbool bFinal = false;")]
    [InlineData("Tools", "\tstd::variant<std::monostate, FOutputJson, FError> Result;")]
    [InlineData("Asides", "\tstd::variant<std::monostate, FTextResult, FError> Result;")]
    [InlineData("Tools", "\tbool operator==(const FToolResult&) const = default;")]
    [InlineData("Speech", "\t/** Index of the first sample in `pcm`. */")]
    [InlineData("Dialogue", "\tstd::variant<std::monostate,")]
    public void Header_HasTheLine(string stem, string line)
    {
        var text = Texts[$"{GeneratedFiles.MessagesFolder}/{stem}Messages.h"];

        Assert.Contains(line, text.Split('\n'));
    }

    [Fact]
    public void Struct_ThatAnotherIsMadeOf_StandsBeforeIt()
    {
        var text = Texts[$"{GeneratedFiles.MessagesFolder}/SessionMessages.h"];

        Assert.True(
            text.IndexOf("struct FToolList\n", StringComparison.Ordinal)
                < text.IndexOf("struct FUpdateCharacter\n", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void ContractHeader_HasVersionAndMethods()
    {
        var text = Texts[$"{GeneratedFiles.MessagesFolder}/Contract.h"];

        Assert.Contains($"Major = {Protocol.ContractVersions.Major};", text, StringComparison.Ordinal);
        Assert.Contains($"Minor = {Protocol.ContractVersions.Minor};", text, StringComparison.Ordinal);
        Assert.Contains("DialogueConverse = \"/sidecar.v1.Dialogue/Converse\";", text, StringComparison.Ordinal);
    }
}
