// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "UObject/NameTypes.h"

#include <deque>
#include <mutex>
#include <unordered_map>

namespace UE::Standin
{
namespace
{
struct FNameTable
{
	std::mutex Lock;
	std::unordered_map<std::u16string, uint32> Indices;
	std::deque<FString> Spellings;

	FNameTable()
	{
		Intern(TEXT("None"));
	}
	uint32 Intern(FStringView Text)
	{
		const FString Lower = FString(Text).ToLower();
		const std::u16string Key(*Lower, static_cast<SIZE_T>(Lower.Len()));
		const std::lock_guard<std::mutex> Guard(Lock);
		const auto Added = Indices.try_emplace(Key, static_cast<uint32>(Spellings.size()));
		if (Added.second)
		{
			Spellings.push_back(FString(Text));
		}
		return Added.first->second;
	}
	FString Spelling(uint32 Index)
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		return Spellings[Index];
	}
};

/** Never destroyed: names are used by the destructors of other statics. */
FNameTable& NameTable()
{
	static FNameTable* const Table = new FNameTable();
	return *Table;
}
} // namespace
} // namespace UE::Standin

FName::FName(FStringView Text)
	: Index(Text.IsEmpty() ? 0 : UE::Standin::NameTable().Intern(Text))
{
	checkf(Text.Len() < NAME_SIZE, TEXT("FName's %d max length exceeded"), NAME_SIZE - 1);
}

FName::FName(const TCHAR* Text)
	: FName(FStringView(Text))
{
}

FName::FName(const FString& Text)
	: FName(FStringView(Text))
{
}

FName::FName(const ANSICHAR* Text)
	: FName(FString(Text))
{
}

FString FName::ToString() const
{
	return UE::Standin::NameTable().Spelling(Index);
}

void FName::ToString(FString& OutText) const
{
	OutText = ToString();
}

int32 FName::Compare(const FName& Other) const
{
	return ToString().Compare(Other.ToString(), ESearchCase::IgnoreCase);
}
