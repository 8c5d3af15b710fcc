// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Standin/ReflectionBuilder.h"
#include "UObject/Class.h"

namespace UE::Standin
{
void AddClass(UClass* Class);

/** A friend of every reflected class, so that constructors need not be public. */
struct FClassMaker
{
	template <typename T>
	static UObject* Construct(const FObjectInitializer& Initializer)
	{
		if constexpr (std::is_constructible_v<T, const FObjectInitializer&>)
		{
			return new T(Initializer);
		}
		else
		{
			return new T();
		}
	}
	template <typename T>
	static UClass* Make(const TCHAR* Name, UClass* Super, uint32 Flags, bool bReflected)
	{
		UClass* const Class = new UClass();
		Class->Name = Name;
		Class->SuperStruct = Super;
		Class->ClassFlags = Flags;
		Class->bReflected = bReflected;
		if constexpr (!std::is_abstract_v<T>)
		{
			Class->Construct = &Construct<T>;
		}
		FReflectionBuilder Builder(*Class, &Class->Functions);
		T::StandinReflect(Builder);
		AddClass(Class);
		return Class;
	}
};

struct FClassRegistrar
{
	explicit FClassRegistrar(UClass* (*StaticClass)())
	{
		StaticClass();
	}
};
} // namespace UE::Standin

/** What HeaderTool writes for a UCLASS; Reflected is false where the stand-in writes it by hand. */
#define STANDIN_CLASS_CORE(TClass, TSuper, ClassFlags, bReflected)                                                     \
public:                                                                                                                \
	using ThisClass = TClass;                                                                                          \
	using Super = TSuper;                                                                                              \
	static UClass* StaticClass()                                                                                       \
	{                                                                                                                  \
		static UClass* const Class = UE::Standin::FClassMaker::Make<TClass>(                                           \
			TEXT(#TClass), UE::Standin::SuperClassOf<TClass, TSuper>(), ClassFlags, bReflected);                       \
		return Class;                                                                                                  \
	}                                                                                                                  \
                                                                                                                       \
private:                                                                                                               \
	friend struct UE::Standin::FClassMaker;                                                                            \
	inline static const UE::Standin::FClassRegistrar StandinRegistrar{&TClass::StaticClass};

/** For the stand-in's own classes and tests' classes without a generated header. */
#define STANDIN_CLASS(TClass, TSuper)                                                                                  \
	STANDIN_CLASS_CORE(TClass, TSuper, CLASS_None, false)                                                              \
public:                                                                                                                \
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}                                                    \
                                                                                                                       \
private:

#define STANDIN_STRUCT(TStruct, TSuperStruct)                                                                          \
	static UScriptStruct* StaticStruct()                                                                               \
	{                                                                                                                  \
		static UScriptStruct* const Struct = UE::Standin::RegisterStruct<TStruct>(                                     \
			TEXT(#TStruct), TSuperStruct, [](UE::Standin::FReflectionBuilder&) {});                                    \
		return Struct;                                                                                                 \
	}

namespace UE::Standin
{
template <typename TClass, typename TSuper>
UClass* SuperClassOf()
{
	if constexpr (std::is_same_v<TClass, TSuper>)
	{
		return nullptr;
	}
	else
	{
		static_assert(std::is_base_of_v<TSuper, TClass>);
		return TSuper::StaticClass();
	}
}
} // namespace UE::Standin
