// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "CoreMinimal.h"

#include <gtest/gtest.h>

TEST(Strings, Names_DifferingInCase_AreEqualAndKeepTheFirstSpelling)
{
	const FName First(TEXT("JawOpenFixture"));
	EXPECT_EQ(First, FName(TEXT("jawopenFIXTURE")));
	EXPECT_TRUE(FName(TEXT("JAWOPENFIXTURE")).ToString().Equals(TEXT("JawOpenFixture")));
	EXPECT_TRUE(FName().IsNone());
}

TEST(Strings, Printf_WithEachConversion_PrintsWhatCWould)
{
	const FString Text = FString::Printf(
		TEXT("%s|%d|%5.2f|%lld|%x|%c|%-4d|%*d|%hs|%%"), TEXT("ü"), -3, 1.255, 1ll << 40, 255, u'Z', 7, 3, 9, "ansi");
	EXPECT_EQ(UE::Standin::ToUtf8(Text), "ü|-3| 1.25|1099511627776|ff|Z|7   |  9|ansi|%");
}

TEST(Strings, Comparison_ByOperator_IgnoresCaseAndByEqualsDoesNot)
{
	EXPECT_TRUE(FString(TEXT("Sidecar")) == FString(TEXT("sideCAR")));
	EXPECT_FALSE(FString(TEXT("Sidecar")).Equals(TEXT("sideCAR")));
}

TEST(Strings, Utf8_OfCharactersOutsideTheBasicPlane_RoundTrips)
{
	const std::string Source = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80";
	const FString Text(FUTF8ToTCHAR(Source.data(), static_cast<int32>(Source.size())));
	EXPECT_EQ(Text.Len(), 5);
	EXPECT_EQ(std::string(TCHAR_TO_UTF8(*Text)), Source);
}

TEST(Strings, Utf8_Malformed_BecomesReplacementCharacters)
{
	const FString Text(FUTF8ToTCHAR("a\xff\xc3", 3));
	EXPECT_EQ(UE::Standin::ToUtf8(Text), "a\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(Strings, ParseIntoArray_WithEmptyParts_CullsThemOnRequest)
{
	TArray<FString> Parts;
	EXPECT_EQ(FString(TEXT("a,,b")).ParseIntoArray(Parts, TEXT(",")), 2);
	EXPECT_EQ(FString(TEXT("a,,b")).ParseIntoArray(Parts, TEXT(","), false), 3);
}

TEST(Containers, Array_AfterRemoveAtAndInsert_KeepsTheOrder)
{
	TArray<FString> Items = {TEXT("a"), TEXT("b"), TEXT("c")};
	Items.RemoveAt(1);
	Items.Insert(TEXT("x"), 1);
	EXPECT_EQ(UE::Standin::ToUtf8(FString::Join(Items, TEXT(""))), "axc");
}

TEST(Containers, Map_WithStringKeys_FindsThemWithoutCase)
{
	TMap<FString, int32> Map;
	Map.Add(TEXT("Endpoint"), 1);
	Map.Add(TEXT("ENDPOINT"), 2);
	EXPECT_EQ(Map.Num(), 1);
	EXPECT_EQ(Map.FindRef(TEXT("endpoint")), 2);
	EXPECT_EQ(Map.Find(TEXT("other")), nullptr);
}

TEST(ContainersDeathTest, Array_GrownWhileWalked_EndsTheProcess)
{
	GTEST_FLAG_SET(death_test_style, "threadsafe");
	TArray<int32> Items = {1, 2, 3};
	EXPECT_DEATH(
		{
			for (const int32 Item : Items)
			{
				Items.Add(Item);
			}
		},
		"CurrentNum");
}

TEST(ContainersDeathTest, Array_IndexOutOfBounds_EndsTheProcess)
{
	GTEST_FLAG_SET(death_test_style, "threadsafe");
	TArray<int32> Items = {1};
	EXPECT_DEATH(Items[1] = 2, "ArrayNum");
}

TEST(Texts, Format_WithOrderedArguments_ReplacesThem)
{
#define LOCTEXT_NAMESPACE "Fixture"
	const FText Text = FText::Format(LOCTEXT("Key", "{0} of {1}"), 2, FText::FromString(TEXT("three")));
#undef LOCTEXT_NAMESPACE
	EXPECT_EQ(UE::Standin::ToUtf8(Text.ToString()), "2 of three");
}
