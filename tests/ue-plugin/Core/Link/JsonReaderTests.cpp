// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/JsonReader.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

namespace JsonReaderTests
{

/** What is read, or nothing with the fault in Error. */
bool Read(std::string_view Text, FJsonValue& OutValue)
{
	std::string Error;
	const bool bIsRead = ReadJson(Text, OutValue, Error);
	EXPECT_EQ(bIsRead, Error.empty());
	return bIsRead;
}

std::string FaultOf(std::string_view Text)
{
	FJsonValue Value;
	std::string Error;
	EXPECT_FALSE(ReadJson(Text, Value, Error)) << Text;
	return Error;
}

TEST(FJsonReaderTest, EveryKindOfValue_IsRead)
{
	FJsonValue Value;
	ASSERT_TRUE(Read(" {\"a\" : [1, -2.5e+3, true, false, null, \"x\", {}, []] ,\r\n\t\"b\":0} ", Value));

	const FJsonValue* Items = Value.Find("a");
	ASSERT_NE(Items, nullptr);
	ASSERT_EQ(Items->Items.size(), 8u);
	EXPECT_EQ(Items->Items[0].AsInteger(), 1);
	EXPECT_EQ(Items->Items[1].Text, "-2.5e+3");
	EXPECT_TRUE(Items->Items[2].bValue);
	EXPECT_EQ(Items->Items[3].Type, EJsonType::Boolean);
	EXPECT_FALSE(Items->Items[3].bValue);
	EXPECT_EQ(Items->Items[4].Type, EJsonType::Null);
	EXPECT_EQ(Items->Items[5].Text, "x");
	EXPECT_EQ(Items->Items[6].Type, EJsonType::Object);
	EXPECT_EQ(Items->Items[7].Type, EJsonType::Array);
	EXPECT_EQ(Value.Find("b")->AsInteger(), 0);
	EXPECT_EQ(Value.Find("c"), nullptr);
	EXPECT_EQ(Items->Find("a"), nullptr);
}

TEST(FJsonReaderTest, Escapes_AreResolved)
{
	FJsonValue Value;
	ASSERT_TRUE(Read(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83D\uDE00\u0000")", Value));

	const std::string Expected("\"\\/\b\f\n\r\tA\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\0", 19);
	EXPECT_EQ(Value.Text, Expected);
}

TEST(FJsonReaderTest, Utf8_IsTakenAsItIs)
{
	FJsonValue Value;
	const std::string Text = "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf";
	ASSERT_TRUE(Read("\"" + Text + "\"", Value));

	EXPECT_EQ(Value.Text, Text);
}

TEST(FJsonReaderTest, IllFormedUtf8_IsRefused)
{
	for (const char* Bytes : {"\x80", "\xc0\x80", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x80\x80", "\xed\xa0\x80",
			 "\xe2\x82", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff"})
	{
		EXPECT_NE(FaultOf("\"" + std::string(Bytes) + "\"").find("not UTF-8"), std::string::npos);
	}
}

TEST(FJsonReaderTest, Integers_AreReadOverTheirWholeRange)
{
	FJsonValue Value;
	ASSERT_TRUE(Read("[9223372036854775807, -9223372036854775808, -0, 9223372036854775808, -9223372036854775809, "
					 "99999999999999999999, 1.0, 1e3]",
		Value));

	EXPECT_EQ(Value.Items[0].AsInteger(), INT64_MAX);
	EXPECT_EQ(Value.Items[1].AsInteger(), INT64_MIN);
	EXPECT_EQ(Value.Items[2].AsInteger(), 0);
	for (size_t Index = 3; Index < Value.Items.size(); Index++)
	{
		EXPECT_FALSE(Value.Items[Index].AsInteger().has_value()) << Value.Items[Index].Text;
	}
	EXPECT_FALSE(Value.AsInteger().has_value()) << "an array";
}

TEST(FJsonReaderTest, WhatIsNotJson_IsRefused)
{
	for (const char* Text : {"", " ", "{", "[", "\"", "\"\\", "\"\\u", "\"\\u12", "{\"a\"", "{\"a\":", "{\"a\":1",
			 "{\"a\":1,", "{\"a\":1,}", "[1,", "[1,]", "[,1]", "[1 2]", "{a:1}", "{'a':1}", "{1:1}", "{\"a\" 1}", "tru",
			 "truE", "nul", "NaN", "Infinity", "+1", "01", "-01", "-", "1.", ".5", "1e", "1e+", "0x10", "1 1", "{}{}",
			 "\"\\x41\"", "\"\\u00g0\"", "\"a\nb\"", "\"\t\"", "// c\n1", "[1]/**/", "\xef\xbb\xbf{}"})
	{
		EXPECT_FALSE(FaultOf(Text).empty()) << Text;
	}
	EXPECT_FALSE(FaultOf(std::string_view("{}\0", 3)).empty());
	EXPECT_FALSE(FaultOf(std::string_view("\0", 1)).empty());
}

TEST(FJsonReaderTest, LoneSurrogates_AreRefused)
{
	for (const char* Text :
		{R"("\ud83d")", R"("\ude00")", R"("\ud83d\u0041")", R"("\ud83dx")", R"("\ud83d\n")", R"("\ud83d\ud83d")"})
	{
		EXPECT_NE(FaultOf(Text).find("surrogate"), std::string::npos) << Text;
	}
}

TEST(FJsonReaderTest, NameTwice_IsRefused_AlsoWhenItIsSpelledOtherwise)
{
	EXPECT_NE(FaultOf(R"({"token":"a","token":"b"})").find("twice"), std::string::npos);
	EXPECT_NE(FaultOf(R"({"a":{"x":1,"\u0078":2}})").find("twice"), std::string::npos);
}

TEST(FJsonReaderTest, Nesting_IsBounded)
{
	FJsonValue Value;
	EXPECT_TRUE(Read(std::string(32, '[') + std::string(32, ']'), Value));
	EXPECT_NE(FaultOf(std::string(100'000, '[')).find("deeply"), std::string::npos);

	std::string Objects;
	for (int32_t Level = 0; Level < 10'000; Level++)
	{
		Objects += "{\"a\":";
	}
	EXPECT_NE(FaultOf(Objects).find("deeply"), std::string::npos);
}

TEST(FJsonReaderTest, Fault_NamesTheByte)
{
	EXPECT_EQ(FaultOf("[1,x]"), "not a value (byte 3)");
	EXPECT_EQ(FaultOf("[1"), "it ends too early (byte 2)");
}

/** Whatever is done to a text, it is read or refused, and nothing else happens; the sanitizers watch. */
TEST(FJsonReaderTest, SpoiledTexts_DoNoHarm)
{
	const std::string Whole =
		R"({"version":1,"address":"http://127.0.0.1:1","token":"\u00e9\ud83d\ude00","x":[-1.5e3,true,null,{}]})";
	std::mt19937 Random(99);
	FJsonValue Value;
	std::string Error;
	for (size_t Length = 0; Length < Whole.size(); Length++)
	{
		ASSERT_FALSE(ReadJson(std::string_view(Whole).substr(0, Length), Value, Error)) << Length;
	}
	for (int32_t Round = 0; Round < 20'000; Round++)
	{
		std::string Spoiled = Whole;
		for (uint32_t Change = 0; Change < 1 + Random() % 4; Change++)
		{
			Spoiled[Random() % Spoiled.size()] = static_cast<char>(Random() % 256);
		}
		const bool bIsRead = ReadJson(Spoiled, Value, Error);
		ASSERT_EQ(bIsRead, Error.empty());
	}
}

}

}
