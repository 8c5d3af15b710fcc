// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

#define NAME_SIZE 1024

enum EName : uint32
{
	NAME_None = 0
};

/** Interned, compared without case; ToString gives the spelling that was seen first. Any thread. */
class FName
{
public:
	FName() = default;
	FName(EName) {}
	FName(const TCHAR* Text);
	FName(FStringView Text);
	explicit FName(const FString& Text);
	FName(const ANSICHAR* Text);
	FString ToString() const;
	void ToString(FString& OutText) const;
	bool IsNone() const
	{
		return Index == 0;
	}
	bool IsValid() const
	{
		return true;
	}
	bool operator==(const FName& Other) const
	{
		return Index == Other.Index;
	}
	bool operator==(EName) const
	{
		return IsNone();
	}
	int32 Compare(const FName& Other) const;
	bool LexicalLess(const FName& Other) const
	{
		return Compare(Other) < 0;
	}
	bool FastLess(const FName& Other) const
	{
		return Index < Other.Index;
	}
	friend uint32 GetTypeHash(const FName& Name)
	{
		return Name.Index * 2654435761u;
	}

private:
	uint32 Index = 0;
};

inline FString LexToString(const FName& Name)
{
	return Name.ToString();
}

struct FNameLexicalLess
{
	bool operator()(const FName& A, const FName& B) const
	{
		return A.LexicalLess(B);
	}
};
