// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

/**
 * Holds a field of ours against the official library's. Field is the number in the contract, for the message of a
 * failure. The generated comparisons call these, one per field.
 */
namespace UE::Sidecar
{

template <typename OursType, typename TheirsType>
bool IsSame(const OursType& Ours, const TheirsType& Theirs)
{
	if constexpr (std::is_enum_v<OursType>)
	{
		return static_cast<int32_t>(Ours) == static_cast<int32_t>(Theirs);
	}
	else if constexpr (std::is_same_v<OursType, float>)
	{
		return std::bit_cast<uint32_t>(Ours) == std::bit_cast<uint32_t>(Theirs);
	}
	else if constexpr (std::is_same_v<OursType, double>)
	{
		return std::bit_cast<uint64_t>(Ours) == std::bit_cast<uint64_t>(Theirs);
	}
	else if constexpr (std::is_same_v<OursType, std::vector<uint8_t>>)
	{
		return std::string(Ours.begin(), Ours.end()) == Theirs;
	}
	else
	{
		return Ours == Theirs;
	}
}

template <typename OursType, typename TheirsType>
void ExpectValue(int Field, const OursType& Ours, const TheirsType& Theirs)
{
	if constexpr (std::is_class_v<TheirsType> && !std::is_same_v<TheirsType, std::string>)
	{
		SCOPED_TRACE(Field);
		ExpectSame(Ours, Theirs);
	}
	else
	{
		EXPECT_TRUE(IsSame(Ours, Theirs)) << "field " << Field;
	}
}

template <typename OursType, typename TheirsType>
void ExpectOptional(int Field, const std::optional<OursType>& Ours, bool bHasTheirs, const TheirsType& Theirs)
{
	ASSERT_EQ(Ours.has_value(), bHasTheirs) << "field " << Field;
	if (bHasTheirs)
	{
		ExpectValue(Field, *Ours, Theirs);
	}
}

template <typename OursType, typename TheirsType>
void ExpectRepeated(int Field, const std::vector<OursType>& Ours, const TheirsType& Theirs)
{
	ASSERT_EQ(Ours.size(), static_cast<size_t>(Theirs.size())) << "field " << Field;
	for (size_t Index = 0; Index < Ours.size(); ++Index)
	{
		ExpectValue(Field, Ours[Index], Theirs[static_cast<int>(Index)]);
	}
}

template <typename OursType, typename TheirsType, typename... Ts>
void ExpectAlternative(int Field, const std::variant<Ts...>& Ours, bool bHasTheirs, const TheirsType& Theirs)
{
	ASSERT_EQ(std::holds_alternative<OursType>(Ours), bHasTheirs) << "field " << Field;
	if (bHasTheirs)
	{
		ExpectValue(Field, *std::get_if<OursType>(&Ours), Theirs);
	}
}

/** For alternatives that stand in a struct of their own. */
template <typename OursType, typename TheirsType, typename... Ts>
void ExpectWrapped(int Field, const std::variant<Ts...>& Ours, bool bHasTheirs, const TheirsType& Theirs)
{
	ASSERT_EQ(std::holds_alternative<OursType>(Ours), bHasTheirs) << "field " << Field;
	if (bHasTheirs)
	{
		ExpectValue(Field, std::get_if<OursType>(&Ours)->Value, Theirs);
	}
}

}
