// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Templates/Function.h"
#include "Misc/Timespan.h"

#include <future>
#include <memory>

template <typename T>
class TFuture
{
public:
	TFuture() = default;
	explicit TFuture(std::future<T> InFuture)
		: Future(std::move(InFuture))
	{
	}
	bool IsValid() const
	{
		return Future.valid();
	}
	bool IsReady() const
	{
		return Future.valid() && Future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
	}
	void Wait() const
	{
		Future.wait();
	}
	bool WaitFor(const FTimespan& Duration) const
	{
		return Future.wait_for(std::chrono::duration<double>(Duration.GetTotalSeconds())) == std::future_status::ready;
	}
	/** Takes the value, once. */
	T Consume()
	{
		return Future.get();
	}
	T Get()
	{
		return Future.get();
	}

private:
	std::future<T> Future;
};

template <typename T>
class TPromise
{
public:
	TFuture<T> GetFuture()
	{
		return TFuture<T>(Promise.get_future());
	}
	template <typename... TArgs>
	void SetValue(TArgs&&... Args)
	{
		Promise.set_value(Forward<TArgs>(Args)...);
	}

private:
	std::promise<T> Promise;
};
