// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Standin/Reflection.h"
#include "UObject/ObjectPtr.h"

namespace UE::Standin
{
template <typename T>
constexpr bool IsObjectReference = std::is_pointer_v<T>;
template <typename T>
constexpr bool IsObjectReference<TObjectPtr<T>> = true;

template <typename T>
constexpr EPropertyKind PropertyKindOf()
{
	if constexpr (std::is_same_v<T, bool>)
	{
		return EPropertyKind::Bool;
	}
	else if constexpr (std::is_same_v<T, int32>)
	{
		return EPropertyKind::Int;
	}
	else if constexpr (std::is_same_v<T, float>)
	{
		return EPropertyKind::Float;
	}
	else if constexpr (std::is_same_v<T, double>)
	{
		return EPropertyKind::Double;
	}
	else if constexpr (std::is_same_v<T, FName>)
	{
		return EPropertyKind::Name;
	}
	else if constexpr (std::is_same_v<T, FString>)
	{
		return EPropertyKind::String;
	}
	else if constexpr (std::is_same_v<T, FText>)
	{
		return EPropertyKind::Text;
	}
	else if constexpr (IsObjectReference<T>)
	{
		return EPropertyKind::Object;
	}
	else if constexpr (requires { T::StaticStruct(); })
	{
		return EPropertyKind::Struct;
	}
	else
	{
		return EPropertyKind::Other;
	}
}

/** What the generated code tells about a class or struct. */
class FReflectionBuilder
{
public:
	explicit FReflectionBuilder(UStruct& InTarget, TArray<TSharedPtr<UFunction>>* InFunctions = nullptr)
		: Target(InTarget)
		, Functions(InFunctions)
	{
	}
	template <typename T>
	void Property(const TCHAR* Name, void* (*Address)(void*))
	{
		const TSharedRef<FProperty> Added = MakeShared<FProperty>();
		Added->Name = Name;
		Added->Kind = PropertyKindOf<T>();
		if constexpr (PropertyKindOf<T>() == EPropertyKind::Struct)
		{
			Added->Struct = T::StaticStruct();
		}
		Added->Address = Address;
		Target.Properties.Add(Added);
	}
	void Function(const TCHAR* Name, void (*Call)(UObject*))
	{
		const TSharedRef<UFunction> Added = MakeShared<UFunction>();
		Added->Name = Name;
		Added->Call = Call;
		Functions->Add(Added);
	}

private:
	UStruct& Target;
	TArray<TSharedPtr<UFunction>>* Functions;
};

template <typename T>
UScriptStruct* RegisterStruct(const TCHAR* Name, UScriptStruct* Super, void (*Reflect)(FReflectionBuilder&))
{
	UScriptStruct* const Struct = new UScriptStruct();
	Struct->Name = Name;
	Struct->SuperStruct = Super;
	Struct->New = []() -> void*
	{
		return new T();
	};
	Struct->Copy = [](const void* Source) -> void*
	{
		return new T(*static_cast<const T*>(Source));
	};
	Struct->Delete = [](void* Instance)
	{
		delete static_cast<T*>(Instance);
	};
	FReflectionBuilder Builder(*Struct);
	Reflect(Builder);
	return Struct;
}
} // namespace UE::Standin
