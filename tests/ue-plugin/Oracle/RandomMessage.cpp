// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Oracle/RandomMessage.h"

#include <array>
#include <bit>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/unknown_field_set.h>

namespace UE::Sidecar
{

namespace
{

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::UnknownFieldSet;

/** Around the lengths at which varints grow, and at the ends of the types. */
uint64_t MakeInteger(FRandom& Random)
{
	switch (Random.Below(5))
	{
	case 0:
		return 0;
	case 1:
		return ~0ull;
	case 2:
		return (1ull << Random.Below(64)) - Random.Below(2);
	case 3:
		return 0ull - Random.Below(300);
	default:
		return Random.Next();
	}
}

double MakeDouble(FRandom& Random)
{
	static const std::array<uint64_t, 7> Edges = {0, 0x8000000000000000, 0x7FF0000000000000, 0xFFF0000000000000,
		0x7FF8000000000001, 0x0000000000000001, 0x3FF0000000000000};
	return std::bit_cast<double>(Random.OneIn(2) ? Edges[Random.Below(Edges.size())] : Random.Next());
}

float MakeFloat(FRandom& Random)
{
	static const std::array<uint32_t, 7> Edges = {
		0, 0x80000000, 0x7F800000, 0xFF800000, 0x7FC00001, 0x00000001, 0x3F800000};
	const uint32_t Bits = Random.OneIn(2) ? Edges[Random.Below(Edges.size())] : static_cast<uint32_t>(Random.Next());
	return std::bit_cast<float>(Bits);
}

std::string MakeBytes(FRandom& Random)
{
	std::string Bytes(Random.OneIn(400) ? 100'000 : Random.Below(20), '\0');
	for (char& Byte : Bytes)
	{
		Byte = static_cast<char>(Random.Next());
	}
	return Bytes;
}

int MakeEnumNumber(const FieldDescriptor& Field, FRandom& Random)
{
	return Random.OneIn(4)
		? static_cast<int>(MakeInteger(Random))
		: Field.enum_type()->value(static_cast<int>(Random.Below(Field.enum_type()->value_count())))->number();
}

void SetField(Message& Target, const FieldDescriptor* Field, FRandom& Random)
{
	const Reflection* Access = Target.GetReflection();
	switch (Field->cpp_type())
	{
	case FieldDescriptor::CPPTYPE_INT32:
		return Access->SetInt32(&Target, Field, static_cast<int32_t>(MakeInteger(Random)));
	case FieldDescriptor::CPPTYPE_INT64:
		return Access->SetInt64(&Target, Field, static_cast<int64_t>(MakeInteger(Random)));
	case FieldDescriptor::CPPTYPE_UINT32:
		return Access->SetUInt32(&Target, Field, static_cast<uint32_t>(MakeInteger(Random)));
	case FieldDescriptor::CPPTYPE_UINT64:
		return Access->SetUInt64(&Target, Field, MakeInteger(Random));
	case FieldDescriptor::CPPTYPE_DOUBLE:
		return Access->SetDouble(&Target, Field, MakeDouble(Random));
	case FieldDescriptor::CPPTYPE_FLOAT:
		return Access->SetFloat(&Target, Field, MakeFloat(Random));
	case FieldDescriptor::CPPTYPE_BOOL:
		return Access->SetBool(&Target, Field, Random.OneIn(2));
	case FieldDescriptor::CPPTYPE_ENUM:
		return Access->SetEnumValue(&Target, Field, MakeEnumNumber(*Field, Random));
	case FieldDescriptor::CPPTYPE_STRING:
		return Access->SetString(
			&Target, Field, Field->type() == FieldDescriptor::TYPE_BYTES ? MakeBytes(Random) : MakeText(Random));
	case FieldDescriptor::CPPTYPE_MESSAGE:
		return FillRandomly(*Access->MutableMessage(&Target, Field), Random);
	}
}

void AddElement(Message& Target, const FieldDescriptor* Field, FRandom& Random)
{
	const Reflection* Access = Target.GetReflection();
	switch (Field->cpp_type())
	{
	case FieldDescriptor::CPPTYPE_INT32:
		return Access->AddInt32(&Target, Field, static_cast<int32_t>(MakeInteger(Random)));
	case FieldDescriptor::CPPTYPE_INT64:
		return Access->AddInt64(&Target, Field, static_cast<int64_t>(MakeInteger(Random)));
	case FieldDescriptor::CPPTYPE_UINT32:
		return Access->AddUInt32(&Target, Field, static_cast<uint32_t>(MakeInteger(Random)));
	case FieldDescriptor::CPPTYPE_UINT64:
		return Access->AddUInt64(&Target, Field, MakeInteger(Random));
	case FieldDescriptor::CPPTYPE_DOUBLE:
		return Access->AddDouble(&Target, Field, MakeDouble(Random));
	case FieldDescriptor::CPPTYPE_FLOAT:
		return Access->AddFloat(&Target, Field, MakeFloat(Random));
	case FieldDescriptor::CPPTYPE_BOOL:
		return Access->AddBool(&Target, Field, Random.OneIn(2));
	case FieldDescriptor::CPPTYPE_ENUM:
		return Access->AddEnumValue(&Target, Field, MakeEnumNumber(*Field, Random));
	case FieldDescriptor::CPPTYPE_STRING:
		return Access->AddString(
			&Target, Field, Field->type() == FieldDescriptor::TYPE_BYTES ? MakeBytes(Random) : MakeText(Random));
	case FieldDescriptor::CPPTYPE_MESSAGE:
		return FillRandomly(*Access->AddMessage(&Target, Field), Random);
	}
}

void AddUnknownField(UnknownFieldSet& Fields, FRandom& Random, int Depth)
{
	// Above all numbers of the contract, up to the largest there is.
	const int Number = static_cast<int>(Random.OneIn(2) ? 1000 + Random.Below(20) : (1u << 29) - 1 - Random.Below(9));
	switch (Random.Below(Depth < 3 ? 5 : 4))
	{
	case 0:
		return Fields.AddVarint(Number, MakeInteger(Random));
	case 1:
		return Fields.AddFixed32(Number, static_cast<uint32_t>(Random.Next()));
	case 2:
		return Fields.AddFixed64(Number, Random.Next());
	case 3:
		return Fields.AddLengthDelimited(Number, MakeBytes(Random));
	default:
		UnknownFieldSet* Group = Fields.AddGroup(Number);
		for (uint64_t Left = Random.Below(3); Left > 0; --Left)
		{
			AddUnknownField(*Group, Random, Depth + 1);
		}
	}
}

}

void FillRandomly(Message& Target, FRandom& Random)
{
	const google::protobuf::Descriptor* Type = Target.GetDescriptor();
	for (int Index = 0; Index < Type->field_count(); ++Index)
	{
		const FieldDescriptor* Field = Type->field(Index);
		if (Field->real_containing_oneof() != nullptr || Random.OneIn(3))
		{
			continue;
		}
		if (!Field->is_repeated())
		{
			SetField(Target, Field, Random);
			continue;
		}
		for (uint64_t Left = Random.OneIn(50) ? 200 : Random.Below(4); Left > 0; --Left)
		{
			AddElement(Target, Field, Random);
		}
	}
	for (int Index = 0; Index < Type->real_oneof_decl_count(); ++Index)
	{
		const google::protobuf::OneofDescriptor* Oneof = Type->oneof_decl(Index);
		const uint64_t Choice = Random.Below(static_cast<uint64_t>(Oneof->field_count()) + 1);
		if (Choice < static_cast<uint64_t>(Oneof->field_count()))
		{
			SetField(Target, Oneof->field(static_cast<int>(Choice)), Random);
		}
	}
}

void AddUnknownFields(Message& Target, FRandom& Random)
{
	const Reflection* Access = Target.GetReflection();
	for (uint64_t Left = Random.Below(3); Left > 0; --Left)
	{
		AddUnknownField(*Access->MutableUnknownFields(&Target), Random, 0);
	}
	std::vector<const FieldDescriptor*> Fields;
	Access->ListFields(Target, &Fields);
	for (const FieldDescriptor* Field : Fields)
	{
		if (Field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
		{
			continue;
		}
		if (!Field->is_repeated())
		{
			AddUnknownFields(*Access->MutableMessage(&Target, Field), Random);
			continue;
		}
		for (int Index = 0; Index < Access->FieldSize(Target, Field); ++Index)
		{
			AddUnknownFields(*Access->MutableRepeatedMessage(&Target, Field, Index), Random);
		}
	}
}

std::string MakeUnknownField(FRandom& Random)
{
	UnknownFieldSet Fields;
	AddUnknownField(Fields, Random, 0);
	std::string Bytes;
	Fields.SerializeToString(&Bytes);
	return Bytes;
}

std::string MakeText(FRandom& Random)
{
	static const std::array<const char*, 12> Characters = {"a", " ", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80",
		"\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xE2\x80\xA6"};
	std::string Text;
	const uint64_t Length = Random.OneIn(400) ? 40'000 : Random.Below(12);
	for (uint64_t Index = 0; Index < Length; ++Index)
	{
		Text += Characters[Random.Below(Characters.size())];
	}
	if (Random.OneIn(4))
	{
		Text += '\0';
	}
	return Text;
}

}
