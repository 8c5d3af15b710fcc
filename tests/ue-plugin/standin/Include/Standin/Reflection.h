// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

class UClass;
class UObject;
class UScriptStruct;
class UStruct;

namespace UE::Standin
{
enum class EPropertyKind : uint8
{
	Other,
	Bool,
	Int,
	Float,
	Double,
	Name,
	String,
	Text,
	Object,
	Struct
};
} // namespace UE::Standin

/** A UPROPERTY as HeaderTool found it. */
class FProperty
{
public:
	FName Name;
	UE::Standin::EPropertyKind Kind = UE::Standin::EPropertyKind::Other;
	UScriptStruct* Struct = nullptr;
	const void* TypeKey = nullptr;
	void* (*Address)(void* Container) = nullptr;

	FName GetFName() const
	{
		return Name;
	}
	FString GetName() const
	{
		return Name.ToString();
	}
	template <typename T>
	T* ContainerPtrToValuePtr(void* Container) const
	{
		return static_cast<T*>(Address(Container));
	}
	template <typename T>
	const T* ContainerPtrToValuePtr(const void* Container) const
	{
		return static_cast<const T*>(Address(const_cast<void*>(Container)));
	}
};

#define STANDIN_PROPERTY_CLASS(ClassName, KindName, Type)                                                              \
	class ClassName : public FProperty                                                                                 \
	{                                                                                                                  \
	public:                                                                                                            \
		static constexpr UE::Standin::EPropertyKind StaticKind = UE::Standin::EPropertyKind::KindName;                 \
		Type GetPropertyValue_InContainer(const void* Container) const                                                 \
		{                                                                                                              \
			return *ContainerPtrToValuePtr<Type>(Container);                                                           \
		}                                                                                                              \
		void SetPropertyValue_InContainer(void* Container, const Type& Value) const                                    \
		{                                                                                                              \
			*ContainerPtrToValuePtr<Type>(Container) = Value;                                                          \
		}                                                                                                              \
	};
STANDIN_PROPERTY_CLASS(FBoolProperty, Bool, bool)
STANDIN_PROPERTY_CLASS(FIntProperty, Int, int32)
STANDIN_PROPERTY_CLASS(FFloatProperty, Float, float)
STANDIN_PROPERTY_CLASS(FDoubleProperty, Double, double)
STANDIN_PROPERTY_CLASS(FNameProperty, Name, FName)
STANDIN_PROPERTY_CLASS(FStrProperty, String, FString)
STANDIN_PROPERTY_CLASS(FTextProperty, Text, FText)
class FObjectProperty : public FProperty
{
public:
	static constexpr UE::Standin::EPropertyKind StaticKind = UE::Standin::EPropertyKind::Object;
};
class FStructProperty : public FProperty
{
public:
	static constexpr UE::Standin::EPropertyKind StaticKind = UE::Standin::EPropertyKind::Struct;
};

template <typename T>
const T* CastField(const FProperty* Property)
{
	if constexpr (std::is_same_v<T, FProperty>)
	{
		return Property;
	}
	else
	{
		return Property != nullptr && Property->Kind == T::StaticKind ? static_cast<const T*>(Property) : nullptr;
	}
}
template <typename T>
T* CastField(FProperty* Property)
{
	return const_cast<T*>(CastField<T>(static_cast<const FProperty*>(Property)));
}

/** Name and, for functions without parameters, how to call it. */
class UFunction
{
public:
	FName Name;
	/** Only functions without parameters are listed. */
	uint8 NumParms = 0;
	void (*Call)(UObject* Object) = nullptr;

	FName GetFName() const
	{
		return Name;
	}
	FString GetName() const
	{
		return Name.ToString();
	}
};

class UStruct
{
public:
	FName GetFName() const
	{
		return Name;
	}
	FString GetName() const
	{
		return Name.ToString();
	}
	FString GetPathName() const
	{
		return TEXT("/Script/") + GetName();
	}
	UStruct* GetSuperStruct() const
	{
		return SuperStruct;
	}
	bool IsChildOf(const UStruct* Other) const;
	FProperty* FindPropertyByName(FName PropertyName) const;

	FName Name;
	UStruct* SuperStruct = nullptr;
	TArray<TSharedPtr<FProperty>> Properties;
};

class UScriptStruct : public UStruct
{
public:
	void* (*New)() = nullptr;
	void* (*Copy)(const void* Source) = nullptr;
	void (*Delete)(void* Instance) = nullptr;
};

class UEnum : public UStruct
{
public:
	TArray<TPair<FString, int64>> Entries;

	int32 NumEnums() const
	{
		return Entries.Num();
	}
	FString GetNameStringByValue(int64 Value) const;
	FText GetDisplayNameTextByValue(int64 Value) const
	{
		return FText::FromString(GetNameStringByValue(Value));
	}
	int64 GetValueByNameString(const FString& EntryName) const;
	template <typename TEnum>
	static FString GetValueAsString(TEnum Value);
	template <typename TEnum>
	static FText GetDisplayValueAsText(TEnum Value);
};

template <typename TEnum>
UEnum* StaticEnum();

template <typename TEnum>
FString UEnum::GetValueAsString(TEnum Value)
{
	UEnum* const Enum = StaticEnum<TEnum>();
	return Enum->GetName() + TEXT("::") + Enum->GetNameStringByValue(static_cast<int64>(Value));
}
template <typename TEnum>
FText UEnum::GetDisplayValueAsText(TEnum Value)
{
	return StaticEnum<TEnum>()->GetDisplayNameTextByValue(static_cast<int64>(Value));
}

template <typename T>
T* FindFProperty(const UStruct* Owner, FName PropertyName)
{
	return Owner == nullptr ? nullptr : CastField<T>(Owner->FindPropertyByName(PropertyName));
}
template <typename T>
T* FindFProperty(const UStruct* Owner, const TCHAR* PropertyName)
{
	return FindFProperty<T>(Owner, FName(PropertyName));
}
