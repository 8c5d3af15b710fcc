// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/AssertionMacros.h"
#include "Templates/UnrealTemplate.h"

#include <functional>
#include <memory>

template <typename TSignature>
class TFunction;

template <typename TRet, typename... TArgs>
class TFunction<TRet(TArgs...)>
{
public:
	TFunction() = default;
	TFunction(TYPE_OF_NULLPTR) {}
	template <typename TFunctor>
	requires(!std::is_same_v<std::decay_t<TFunctor>,
				 TFunction> && std::is_invocable_r_v<TRet, std::decay_t<TFunctor>&, TArgs...>)
		TFunction(TFunctor&& Functor)
		: Function(Forward<TFunctor>(Functor))
	{
	}
	TRet operator()(TArgs... Args) const
	{
		check(IsSet());
		return Function(Forward<TArgs>(Args)...);
	}
	bool IsSet() const
	{
		return static_cast<bool>(Function);
	}
	explicit operator bool() const
	{
		return IsSet();
	}
	bool operator==(TYPE_OF_NULLPTR) const
	{
		return !IsSet();
	}
	void Reset()
	{
		Function = nullptr;
	}

private:
	std::function<TRet(TArgs...)> Function;
};

template <typename TSignature>
class TUniqueFunction;

/** Move only, so that a lambda may own what cannot be copied. */
template <typename TRet, typename... TArgs>
class TUniqueFunction<TRet(TArgs...)>
{
public:
	TUniqueFunction() = default;
	TUniqueFunction(TYPE_OF_NULLPTR) {}
	template <typename TFunctor>
	requires(!std::is_same_v<std::decay_t<TFunctor>,
				 TUniqueFunction> && std::is_invocable_r_v<TRet, std::decay_t<TFunctor>&, TArgs...>)
		TUniqueFunction(TFunctor&& Functor)
		: Callable(std::make_unique<TCallable<std::decay_t<TFunctor>>>(Forward<TFunctor>(Functor)))
	{
	}
	TUniqueFunction(TUniqueFunction&&) = default;
	TUniqueFunction& operator=(TUniqueFunction&&) = default;
	TRet operator()(TArgs... Args) const
	{
		check(IsSet());
		return Callable->Call(Forward<TArgs>(Args)...);
	}
	bool IsSet() const
	{
		return Callable != nullptr;
	}
	explicit operator bool() const
	{
		return IsSet();
	}
	void Reset()
	{
		Callable.reset();
	}

private:
	struct FCallable
	{
		virtual ~FCallable() = default;
		virtual TRet Call(TArgs... Args) = 0;
	};
	template <typename TFunctor>
	struct TCallable final : FCallable
	{
		template <typename T>
		explicit TCallable(T&& InFunctor)
			: Functor(Forward<T>(InFunctor))
		{
		}
		TRet Call(TArgs... Args) override
		{
			return Functor(Forward<TArgs>(Args)...);
		}
		TFunctor Functor;
	};
	std::unique_ptr<FCallable> Callable;
};

template <typename TSignature>
class TFunctionRef;

/** Borrows what it calls: never store one. */
template <typename TRet, typename... TArgs>
class TFunctionRef<TRet(TArgs...)>
{
public:
	template <typename TFunctor>
	requires(!std::is_same_v<std::decay_t<TFunctor>,
				 TFunctionRef> && std::is_invocable_r_v<TRet, std::decay_t<TFunctor>&, TArgs...>)
		TFunctionRef(TFunctor&& Functor)
		: Pointer(const_cast<void*>(static_cast<const void*>(&Functor)))
		, Call(
			  [](void* Target, TArgs... Args) -> TRet
			  {
				  return (*static_cast<std::remove_reference_t<TFunctor>*>(Target))(Forward<TArgs>(Args)...);
			  })
	{
	}
	TRet operator()(TArgs... Args) const
	{
		return Call(Pointer, Forward<TArgs>(Args)...);
	}

private:
	void* Pointer;
	TRet (*Call)(void*, TArgs...);
};
