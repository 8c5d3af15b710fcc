// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HeaderTool/Writer.h"

#include <gtest/gtest.h>

namespace
{
UE::HeaderTool::FParsed ParseText(const std::string& Text)
{
	return UE::HeaderTool::Parse(UE::HeaderTool::Scan(Text), "X.generated.h");
}
} // namespace

TEST(HeaderTool, Header_WithGeneratedIncludeLast_IsAccepted)
{
	const UE::HeaderTool::FParsed Parsed =
		ParseText("#include \"A.h\"\n#include \"X.generated.h\"\nUCLASS()\nclass SIDECAR_API UX final : public "
				  "UObject\n{\n\tGENERATED_BODY()\n};\n");
	EXPECT_TRUE(Parsed.Errors.empty());
	ASSERT_EQ(Parsed.Types.size(), 1u);
	EXPECT_EQ(Parsed.Types[0].Name, "UX");
	EXPECT_EQ(Parsed.Types[0].Super, "UObject");
	EXPECT_EQ(Parsed.Types[0].BodyLine, 6);
}

TEST(HeaderTool, Header_WithAnIncludeAfterTheGeneratedOne_IsRefused)
{
	EXPECT_EQ(
		ParseText(
			"#include \"X.generated.h\"\n#include \"A.h\"\nUCLASS()\nclass UX : public UObject { GENERATED_BODY() };")
			.Errors.size(),
		1u);
}

TEST(HeaderTool, Macro_InsideAForeignCondition_IsRefused)
{
	EXPECT_FALSE(ParseText("#include \"X.generated.h\"\n#if WITH_STANDIN\nUCLASS()\nclass UX : public UObject { "
						   "GENERATED_BODY() };\n#endif\n")
					 .Errors.empty());
}

TEST(HeaderTool, Class_WithoutABody_IsRefused)
{
	EXPECT_FALSE(ParseText("#include \"X.generated.h\"\nUCLASS()\nclass UX : public UObject { };").Errors.empty());
}

TEST(HeaderTool, Properties_WithTemplatesDefaultsAndBits_AreNamedRight)
{
	const UE::HeaderTool::FParsed Parsed =
		ParseText("#include \"X.generated.h\"\nUSTRUCT()\nstruct FX { GENERATED_BODY()\nUPROPERTY(meta=(A=\"b;c\")) "
				  "TMap<FName, TArray<int32>> Map;\nUPROPERTY() float Value = Default(3);\nUPROPERTY() uint8 bBit : "
				  "1;\nUPROPERTY() FString Text{TEXT(\"x\")};\n};");
	ASSERT_EQ(Parsed.Types.size(), 1u);
	EXPECT_EQ(Parsed.Types[0].Properties, (std::vector<std::string>{"Map", "Value", "Text"}));
}

TEST(HeaderTool, Comment_WithAMacro_IsIgnored)
{
	EXPECT_TRUE(ParseText("// UCLASS()\n/* USTRUCT() */ int X;").Types.empty());
}
