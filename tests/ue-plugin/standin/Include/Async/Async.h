// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Async/Future.h"
#include "Async/TaskGraphInterfaces.h"

enum class EAsyncExecution
{
	TaskGraph,
	TaskGraphMainThread,
	Thread,
	ThreadPool
};

/** A game thread task runs at the next Tick of the engine loop; any other one on a thread of its own. */
void AsyncTask(ENamedThreads::Type Thread, TUniqueFunction<void()> Function);

namespace UE::Standin
{
/** Runs the queued game thread tasks; the engine loop calls it. Tasks queued meanwhile wait for the next call. */
void RunGameThreadTasks();
/** Joins the threads of background tasks. */
void WaitForBackgroundTasks();
int32 NumGameThreadTasks();
} // namespace UE::Standin

template <typename TCallable>
auto Async(EAsyncExecution Execution, TCallable&& Callable,
	TUniqueFunction<void()> CompletionCallback = TUniqueFunction<void()>())
{
	using FResult = std::invoke_result_t<TCallable>;
	TPromise<FResult> Promise;
	TFuture<FResult> Future = Promise.GetFuture();
	const ENamedThreads::Type Thread =
		Execution == EAsyncExecution::TaskGraphMainThread ? ENamedThreads::GameThread : ENamedThreads::AnyThread;
	AsyncTask(Thread,
		[Promise = MoveTemp(Promise), Callable = std::decay_t<TCallable>(Forward<TCallable>(Callable)),
			Completion = MoveTemp(CompletionCallback)]() mutable
		{
			if constexpr (std::is_void_v<FResult>)
			{
				Callable();
				Promise.SetValue();
			}
			else
			{
				Promise.SetValue(Callable());
			}
			if (Completion.IsSet())
			{
				Completion();
			}
		});
	return Future;
}
