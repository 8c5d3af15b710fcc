// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace UE::Sidecar
{

/** What a JSON value is. */
enum class EJsonType : uint8_t
{
	Null,
	Boolean,
	Number,
	String,
	Array,
	Object,
};

struct FJsonMember;

/** A value of a JSON text, which owns all that is in it. */
struct FJsonValue
{
	EJsonType Type = EJsonType::Null;

	/** Of a Boolean. */
	bool bValue = false;

	/** Of a String: its characters in UTF-8, escapes resolved. Of a Number: as it is written. */
	std::string Text;

	/** Of an Array. */
	std::vector<FJsonValue> Items;

	/** Of an Object, in the order of the text; no name occurs twice. */
	std::vector<FJsonMember> Members;

	/** The member of that name; null where there is none, or this is no object. */
	const FJsonValue* Find(std::string_view Name) const;

	/** The value of a Number that is written as a whole number and fits. */
	std::optional<int64_t> AsInteger() const;
};

/** A name and its value in an object. */
struct FJsonMember
{
	std::string Name;
	FJsonValue Value;
};

/**
 * Reads one JSON text as RFC 8259 has it, and stricter: well-formed UTF-8, surrogates in pairs, no name twice in an
 * object, at most 32 levels. On failure OutError names the fault and its byte offset, and repeats nothing of the text.
 * Any thread.
 */
bool ReadJson(std::string_view Text, FJsonValue& OutValue, std::string& OutError);

}
