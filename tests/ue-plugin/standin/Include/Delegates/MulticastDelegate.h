// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Array.h"

template <typename TSignature>
class TMulticastDelegate;

/** Calls the newest binding first, as Unreal does; a binding added or removed while broadcasting is not or no longer
 * called. */
template <typename... TParams>
class TMulticastDelegate<void(TParams...)>
{
public:
	using FDelegate = TDelegate<void(TParams...)>;

#define STANDIN_MULTICAST_ADD(AddName, CreateName)                                                                     \
	template <typename... TArgs>                                                                                       \
	FDelegateHandle AddName(TArgs&&... Args)                                                                           \
	{                                                                                                                  \
		return Add(FDelegate::CreateName(Forward<TArgs>(Args)...));                                                    \
	}
	STANDIN_MULTICAST_ADD(AddStatic, CreateStatic)
	STANDIN_MULTICAST_ADD(AddLambda, CreateLambda)
	STANDIN_MULTICAST_ADD(AddWeakLambda, CreateWeakLambda)
	STANDIN_MULTICAST_ADD(AddUObject, CreateUObject)
	STANDIN_MULTICAST_ADD(AddRaw, CreateRaw)
	STANDIN_MULTICAST_ADD(AddSP, CreateSP)
	STANDIN_MULTICAST_ADD(AddSPLambda, CreateSPLambda)
	STANDIN_MULTICAST_ADD(AddThreadSafeSP, CreateThreadSafeSP)
#undef STANDIN_MULTICAST_ADD

	FDelegateHandle Add(FDelegate Delegate)
	{
		const FDelegateHandle Handle = Delegate.GetHandle();
		if (Delegate.Call != nullptr)
		{
			Bindings.Add(MoveTemp(Delegate));
		}
		return Handle;
	}
	bool Remove(FDelegateHandle Handle)
	{
		const int32 Index = Bindings.IndexOfByPredicate(
			[Handle](const FDelegate& Binding)
			{
				return Handle.IsValid() && Binding.GetHandle() == Handle;
			});
		if (Index == INDEX_NONE)
		{
			return false;
		}
		Bindings[Index].Unbind();
		Compact();
		return true;
	}
	int32 RemoveAll(const void* Object)
	{
		int32 Removed = 0;
		for (FDelegate& Binding : Bindings)
		{
			if (Binding.IsBoundToObject(Object))
			{
				Binding.Unbind();
				++Removed;
			}
		}
		Compact();
		return Removed;
	}
	void Clear()
	{
		for (FDelegate& Binding : Bindings)
		{
			Binding.Unbind();
		}
		Compact();
	}
	bool IsBound() const
	{
		return Bindings.ContainsByPredicate(
			[](const FDelegate& Binding)
			{
				return Binding.IsBound();
			});
	}
	bool IsBoundToObject(const void* Object) const
	{
		return Bindings.ContainsByPredicate(
			[Object](const FDelegate& Binding)
			{
				return Binding.IsBoundToObject(Object);
			});
	}
	void Broadcast(TParams... Params) const
	{
		++BroadcastDepth;
		for (int32 Index = Bindings.Num() - 1; Index >= 0; --Index)
		{
			const FDelegate Binding = Bindings[Index];
			Binding.ExecuteIfBound(Params...);
		}
		--BroadcastDepth;
		const_cast<TMulticastDelegate*>(this)->Compact();
	}

private:
	void Compact()
	{
		if (BroadcastDepth == 0)
		{
			Bindings.RemoveAll(
				[](const FDelegate& Binding)
				{
					return !Binding.IsBound();
				});
		}
	}

	TArray<FDelegate> Bindings;
	mutable int32 BroadcastDepth = 0;
};
