// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

namespace EPropertyChangeType
{
using Type = uint32;
inline constexpr Type Unspecified = 1;
inline constexpr Type ValueSet = 4;
} // namespace EPropertyChangeType

struct FPropertyChangedEvent
{
	explicit FPropertyChangedEvent(
		FProperty* InProperty, EPropertyChangeType::Type InChangeType = EPropertyChangeType::Unspecified)
		: Property(InProperty)
		, MemberProperty(InProperty)
		, ChangeType(InChangeType)
	{
	}
	FName GetPropertyName() const
	{
		return Property == nullptr ? FName() : Property->GetFName();
	}
	FName GetMemberPropertyName() const
	{
		return MemberProperty == nullptr ? FName() : MemberProperty->GetFName();
	}
	FProperty* Property;
	FProperty* MemberProperty;
	EPropertyChangeType::Type ChangeType;
};

/** The properties of a class and of its bases. */
template <typename T>
class TFieldIterator
{
public:
	explicit TFieldIterator(const UStruct* Owner)
	{
		for (; Owner != nullptr; Owner = Owner->GetSuperStruct())
		{
			for (const TSharedPtr<FProperty>& Property : Owner->Properties)
			{
				if (T* const Found = CastField<T>(Property.Get()))
				{
					Fields.Add(Found);
				}
			}
		}
	}
	explicit operator bool() const
	{
		return Index < Fields.Num();
	}
	TFieldIterator& operator++()
	{
		++Index;
		return *this;
	}
	T* operator*() const
	{
		return Fields[Index];
	}
	T* operator->() const
	{
		return Fields[Index];
	}

private:
	TArray<T*> Fields;
	int32 Index = 0;
};
