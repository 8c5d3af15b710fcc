// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Async/Async.h"

#include "Containers/Array.h"

#include <mutex>
#include <thread>

namespace UE::Standin
{
namespace
{
struct FTasks
{
	std::mutex Lock;
	TArray<TUniqueFunction<void()>> GameThread;
	TArray<std::thread> Background;
};

FTasks& Tasks()
{
	static FTasks* const All = new FTasks();
	return *All;
}
} // namespace

void RunGameThreadTasks()
{
	TArray<TUniqueFunction<void()>> Due;
	{
		const std::lock_guard<std::mutex> Guard(Tasks().Lock);
		Due = MoveTemp(Tasks().GameThread);
	}
	for (TUniqueFunction<void()>& Task : Due)
	{
		Task();
	}
}

void WaitForBackgroundTasks()
{
	TArray<std::thread> Running;
	{
		const std::lock_guard<std::mutex> Guard(Tasks().Lock);
		Running = MoveTemp(Tasks().Background);
	}
	for (std::thread& Thread : Running)
	{
		Thread.join();
	}
}

int32 NumGameThreadTasks()
{
	const std::lock_guard<std::mutex> Guard(Tasks().Lock);
	return Tasks().GameThread.Num();
}
} // namespace UE::Standin

void AsyncTask(ENamedThreads::Type Thread, TUniqueFunction<void()> Function)
{
	const std::lock_guard<std::mutex> Guard(UE::Standin::Tasks().Lock);
	if (Thread == ENamedThreads::GameThread)
	{
		UE::Standin::Tasks().GameThread.Add(MoveTemp(Function));
		return;
	}
	UE::Standin::Tasks().Background.Add(std::thread(
		[Function = MoveTemp(Function)]
		{
			Function();
		}));
}
