// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Delegates/Delegate.h"

namespace UE::Standin
{
/** Text after the last "::" of what was written as &UClass::Function. */
const char* FunctionNameOf(const char* Written);
/** Unreal looks a dynamic delegate's function up by name: it must be a UFUNCTION. Records a failure if it is not. */
void CheckIsFunction(const UObject* Object, const char* Name);
void CheckGameThread(const char* What);
} // namespace UE::Standin

template <typename... TParams>
class TStandinDynamicDelegate
{
public:
	template <typename TObject, typename TClass>
	void StandinBind(TObject* Object, void (TClass::*Function)(TParams...), const char* Name)
	{
		UE::Standin::CheckIsFunction(Object, Name);
		Target = UE::Standin::FWeakObjectHandle(Object);
		FunctionName = Name;
		Call = [Object, Function](TParams... Params)
		{
			(static_cast<TClass*>(Object)->*Function)(Params...);
		};
	}
	bool IsBound() const
	{
		return Call != nullptr && Target.Get() != nullptr;
	}
	void Unbind()
	{
		Call = nullptr;
		Target = {};
	}
	void Clear()
	{
		Unbind();
	}
	bool ExecuteIfBound(TParams... Params) const
	{
		if (!IsBound())
		{
			return false;
		}
		const std::function<void(TParams...)> Kept = Call;
		Kept(Params...);
		return true;
	}
	void Execute(TParams... Params) const
	{
		check(IsBound());
		ExecuteIfBound(Params...);
	}
	UObject* GetUObject() const
	{
		return Target.Get();
	}
	bool Matches(const UObject* Object, const char* Name) const
	{
		return Target == UE::Standin::FWeakObjectHandle(Object) && std::string_view(FunctionName) == Name;
	}

private:
	UE::Standin::FWeakObjectHandle Target;
	const char* FunctionName = "";
	std::function<void(TParams...)> Call;
};

template <typename... TParams>
class TStandinDynamicMulticast
{
public:
	using FDelegate = TStandinDynamicDelegate<TParams...>;

	template <typename TObject, typename TClass>
	void StandinAdd(TObject* Object, void (TClass::*Function)(TParams...), const char* Name)
	{
		ensure(!StandinContains(Object, Name));
		Bindings.AddDefaulted_GetRef().StandinBind(Object, Function, Name);
	}
	template <typename TObject, typename TClass>
	void StandinAddUnique(TObject* Object, void (TClass::*Function)(TParams...), const char* Name)
	{
		if (!StandinContains(Object, Name))
		{
			StandinAdd(Object, Function, Name);
		}
	}
	void StandinRemove(const UObject* Object, const char* Name)
	{
		Bindings.RemoveAll(
			[Object, Name](const FDelegate& Binding)
			{
				return Binding.Matches(Object, Name);
			});
	}
	bool StandinContains(const UObject* Object, const char* Name) const
	{
		return Bindings.ContainsByPredicate(
			[Object, Name](const FDelegate& Binding)
			{
				return Binding.Matches(Object, Name);
			});
	}
	void Add(const FDelegate& Delegate)
	{
		Bindings.Add(Delegate);
	}
	void RemoveAll(const UObject* Object)
	{
		Bindings.RemoveAll(
			[Object](const FDelegate& Binding)
			{
				return Binding.GetUObject() == Object;
			});
	}
	void Clear()
	{
		Bindings.Empty();
	}
	bool IsBound() const
	{
		return Bindings.ContainsByPredicate(
			[](const FDelegate& Binding)
			{
				return Binding.IsBound();
			});
	}
	void Broadcast(TParams... Params) const
	{
		UE::Standin::CheckGameThread("Broadcast of a dynamic delegate");
		// The list is copied, since a callback may change it.
		const TArray<FDelegate> Copy = Bindings;
		for (int32 Index = 0; Index < Copy.Num(); ++Index)
		{
			Copy[Index].ExecuteIfBound(Params...);
		}
	}

private:
	TArray<FDelegate> Bindings;
};

#define STANDIN_FUNCTION_NAME(Function) UE::Standin::FunctionNameOf(#Function)
#define AddDynamic(Object, Function) StandinAdd(Object, Function, STANDIN_FUNCTION_NAME(Function))
#define AddUniqueDynamic(Object, Function) StandinAddUnique(Object, Function, STANDIN_FUNCTION_NAME(Function))
#define RemoveDynamic(Object, Function) StandinRemove(Object, STANDIN_FUNCTION_NAME(Function))
#define IsAlreadyBound(Object, Function) StandinContains(Object, STANDIN_FUNCTION_NAME(Function))
#define BindDynamic(Object, Function) StandinBind(Object, Function, STANDIN_FUNCTION_NAME(Function))
