namespace Sidecar.UePlugin.Tests.Rules.Files;

public class FileNameRuleTests
{
    [Fact]
    public void PascalCase_Passes() =>
        RuleAssert<FileNameRule>.Accepts(("Source/Sidecar/Public/VoiceSource.h", "UCLASS()\nclass UVoiceSource {};\n"));

    [Fact]
    public void LowerCase_IsFound() =>
        RuleAssert<FileNameRule>.Refuses("PascalCase", ("Source/Sidecar/Public/voice_source.h", ""));

    [Fact]
    public void PrefixOfTheType_IsFound() =>
        RuleAssert<FileNameRule>.Refuses(
            "no prefix",
            ("Source/Sidecar/Public/UVoice.h", "UCLASS()\nclass UVoice {};\n")
        );

    [Fact]
    public void SameCppTwiceInAModule_IsFound() =>
        RuleAssert<FileNameRule>.Refuses(
            "A/Thing.cpp has that name too",
            ("Source/Sidecar/Private/A/Thing.cpp", ""),
            ("Source/Sidecar/Private/B/Thing.cpp", "")
        );

    [Fact]
    public void LongPath_IsFound() =>
        RuleAssert<FileNameRule>.Refuses("longer than", ($"Source/Sidecar/Public/{new string('A', 110)}.h", ""));
}
