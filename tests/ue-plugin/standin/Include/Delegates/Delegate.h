// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Delegates/IDelegateInstance.h"
#include "Standin/WeakObjectHandle.h"
#include "Templates/SharedPointer.h"

#include <functional>
#include <tuple>

class FName;
template <typename TSignature>
class TMulticastDelegate;
template <typename TSignature>
class TDelegate;

template <typename TRet, typename... TParams>
class TDelegate<TRet(TParams...)>
{
public:
	TDelegate() = default;
	TDelegate(TYPE_OF_NULLPTR) {}

	template <typename... TVars>
	void BindStatic(TRet (*Function)(TParams..., TVars...), std::type_identity_t<TVars>... Vars)
	{
		Bind(nullptr, {},
			[Function, ... Vars = MoveTempIfPossible(Vars)](TParams... Params)
			{
				return Function(Forward<TParams>(Params)..., Vars...);
			});
	}
	template <typename TFunctor, typename... TVars>
	void BindLambda(TFunctor&& Functor, TVars... Vars)
	{
		Bind(nullptr, {},
			[Kept = std::decay_t<TFunctor>(Forward<TFunctor>(Functor)), ... Vars = MoveTempIfPossible(Vars)](
				TParams... Params) mutable
			{
				return Kept(Forward<TParams>(Params)..., Vars...);
			});
	}
	template <typename TObject, typename TFunctor, typename... TVars>
	void BindWeakLambda(TObject* Object, TFunctor&& Functor, TVars... Vars)
	{
		BindLambda(Forward<TFunctor>(Functor), MoveTemp(Vars)...);
		Track(Object);
	}
	template <typename TObject, typename TFunction, typename... TVars>
	void BindUObject(TObject* Object, TFunction Function, TVars... Vars)
	{
		BindRaw(Object, Function, MoveTemp(Vars)...);
		Track(Object);
	}
	template <typename TObject, typename TFunction, typename... TVars>
	void BindRaw(TObject* Object, TFunction Function, TVars... Vars)
	{
		static_assert(std::is_member_function_pointer_v<TFunction>);
		Bind(Object, {},
			[Object, Function, ... Vars = MoveTempIfPossible(Vars)](TParams... Params)
			{
				return (Object->*Function)(Forward<TParams>(Params)..., Vars...);
			});
	}
	template <typename TObject, ESPMode Mode, typename TFunction, typename... TVars>
	void BindSP(const TSharedRef<TObject, Mode>& Object, TFunction Function, TVars... Vars)
	{
		BindRaw(&Object.Get(), Function, MoveTemp(Vars)...);
		TrackShared(std::weak_ptr<const void>(Object.Pointer));
	}
	template <typename TObject, typename TFunction, typename... TVars>
	void BindSP(TObject* Object, TFunction Function, TVars... Vars)
	{
		BindRaw(Object, Function, MoveTemp(Vars)...);
		TrackShared(std::weak_ptr<const void>(Object->weak_from_this()));
	}
	template <typename TObject, typename TFunctor, typename... TVars>
	void BindSPLambda(TObject* Object, TFunctor&& Functor, TVars... Vars)
	{
		BindLambda(Forward<TFunctor>(Functor), MoveTemp(Vars)...);
		Owner = Object;
		TrackShared(std::weak_ptr<const void>(Object->weak_from_this()));
	}
	template <typename... TArgs>
	void BindThreadSafeSP(TArgs&&... Args)
	{
		BindSP(Forward<TArgs>(Args)...);
	}

#define STANDIN_DELEGATE_FACTORY(CreateName, BindName)                                                                 \
	template <typename... TArgs>                                                                                       \
	[[nodiscard]] static TDelegate CreateName(TArgs&&... Args)                                                         \
	{                                                                                                                  \
		TDelegate Result;                                                                                              \
		Result.BindName(Forward<TArgs>(Args)...);                                                                      \
		return Result;                                                                                                 \
	}
	STANDIN_DELEGATE_FACTORY(CreateStatic, BindStatic)
	STANDIN_DELEGATE_FACTORY(CreateLambda, BindLambda)
	STANDIN_DELEGATE_FACTORY(CreateWeakLambda, BindWeakLambda)
	STANDIN_DELEGATE_FACTORY(CreateUObject, BindUObject)
	STANDIN_DELEGATE_FACTORY(CreateRaw, BindRaw)
	STANDIN_DELEGATE_FACTORY(CreateSP, BindSP)
	STANDIN_DELEGATE_FACTORY(CreateSPLambda, BindSPLambda)
	STANDIN_DELEGATE_FACTORY(CreateThreadSafeSP, BindThreadSafeSP)
#undef STANDIN_DELEGATE_FACTORY

	bool IsBound() const
	{
		return Call != nullptr && IsOwnerAlive();
	}
	void Unbind()
	{
		*this = TDelegate();
	}
	TRet Execute(TParams... Params) const
	{
		check(IsBound());
		// A copy, since the call may unbind this delegate.
		const std::shared_ptr<FFunction> Kept = Call;
		return (*Kept)(Forward<TParams>(Params)...);
	}
	bool ExecuteIfBound(TParams... Params) const requires std::is_void_v<TRet>
	{
		if (!IsBound())
		{
			return false;
		}
		Execute(Forward<TParams>(Params)...);
		return true;
	}
	bool IsBoundToObject(const void* Object) const
	{
		return Object != nullptr && Owner == Object;
	}
	FDelegateHandle GetHandle() const
	{
		return Handle;
	}

private:
	friend TMulticastDelegate<TRet(TParams...)>;
	using FFunction = std::function<TRet(TParams...)>;
	enum class EOwner : uint8
	{
		None,
		Object,
		Shared
	};

	template <typename TFunctor>
	void Bind(const void* InOwner, UE::Standin::FWeakObjectHandle, TFunctor&& Functor)
	{
		*this = TDelegate();
		Call = std::make_shared<FFunction>(Forward<TFunctor>(Functor));
		Owner = InOwner;
		Handle = FDelegateHandle(FDelegateHandle::GenerateNewHandle);
	}
	void Track(const UObject* Object)
	{
		Owner = Object;
		Kind = EOwner::Object;
		WeakObject = UE::Standin::FWeakObjectHandle(Object);
	}
	void TrackShared(std::weak_ptr<const void> Object)
	{
		Kind = EOwner::Shared;
		WeakShared = std::move(Object);
	}
	bool IsOwnerAlive() const
	{
		return Kind == EOwner::None || (Kind == EOwner::Object ? WeakObject.Get() != nullptr : !WeakShared.expired());
	}

	std::shared_ptr<FFunction> Call;
	const void* Owner = nullptr;
	EOwner Kind = EOwner::None;
	UE::Standin::FWeakObjectHandle WeakObject;
	std::weak_ptr<const void> WeakShared;
	FDelegateHandle Handle;
};

#include "Delegates/MulticastDelegate.h"

using FSimpleDelegate = TDelegate<void()>;
using FSimpleMulticastDelegate = TMulticastDelegate<void()>;
using FTSSimpleMulticastDelegate = TMulticastDelegate<void()>;

#include "Delegates/DelegateMacros.h"
#include "Delegates/ScriptDelegates.h"
