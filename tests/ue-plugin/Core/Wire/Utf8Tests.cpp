// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Wire/Utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace UE::Sidecar
{

namespace
{

size_t Count(const std::string& Text)
{
	return CountValidUtf8({reinterpret_cast<const uint8_t*>(Text.data()), Text.size()});
}

}

TEST(Utf8, Characters_OfOneToFourBytes_AreValid)
{
	EXPECT_EQ(Count(""), 0u);
	EXPECT_EQ(Count(std::string("a\0\x7F", 3)), 3u);
	EXPECT_EQ(Count("\xC2\x80\xDF\xBF"), 4u);
	EXPECT_EQ(Count("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"), 12u);
	EXPECT_EQ(Count("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), 8u);
}

TEST(Utf8, Invalid_EndsTheCountBeforeTheCharacter)
{
	EXPECT_EQ(Count("ab\x80"), 2u) << "a trail byte alone";
	EXPECT_EQ(Count("ab\xC3"), 2u) << "cut";
	EXPECT_EQ(Count("ab\xE2\x82"), 2u) << "cut";
	EXPECT_EQ(Count("ab\xE2\x82z"), 2u) << "cut by another character";
	EXPECT_EQ(Count("ab\xC1\xBF"), 2u) << "overlong";
	EXPECT_EQ(Count("ab\xE0\x9F\xBF"), 2u) << "overlong";
	EXPECT_EQ(Count("ab\xF0\x8F\xBF\xBF"), 2u) << "overlong";
	EXPECT_EQ(Count("ab\xED\xA0\x80"), 2u) << "surrogate";
	EXPECT_EQ(Count("ab\xF4\x90\x80\x80"), 2u) << "above U+10FFFF";
	EXPECT_EQ(Count("ab\xFF"), 2u);
}

}
