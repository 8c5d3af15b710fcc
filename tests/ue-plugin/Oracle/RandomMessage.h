// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <random>
#include <string>

#include <google/protobuf/message.h>

namespace UE::Sidecar
{

/** The same numbers on every machine: the distributions of the standard library differ, its engine does not. */
class FRandom final
{
public:
	explicit FRandom(uint64_t Seed)
		: Engine(Seed)
	{
	}

	uint64_t Next()
	{
		return Engine();
	}

	/** 0 up to, not including, Count. */
	uint64_t Below(uint64_t Count)
	{
		return Next() % Count;
	}

	bool OneIn(uint64_t Count)
	{
		return Below(Count) == 0;
	}

private:
	std::mt19937_64 Engine;
};

/** Fills every field with a value that may be at the edge of its type, or leaves it out; of a oneof at most one. */
void FillRandomly(google::protobuf::Message& Message, FRandom& Random);

/** Puts fields that no contract knows, of all wire types, into the message and the messages in it. */
void AddUnknownFields(google::protobuf::Message& Message, FRandom& Random);

/** The wire bytes of one field that no contract knows. */
std::string MakeUnknownField(FRandom& Random);

/** Valid UTF-8 of 1 to 4 bytes per character, NUL included; empty, short or 100 kB. */
std::string MakeText(FRandom& Random);

}
