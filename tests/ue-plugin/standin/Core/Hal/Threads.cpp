// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/Threads.h"

#include "CoreGlobals.h"
#include "HAL/Event.h"
#include "HAL/PlatformProcess.h"
#include "HAL/PlatformTLS.h"
#include "HAL/RunnableThread.h"
#include "Standin/Failures.h"

#include <condition_variable>
#include <future>
#include <mutex>

#include <pthread.h>
#include <unistd.h>
#include <sys/syscall.h>

namespace UE::Standin
{
namespace
{
const std::thread::id MainThread = std::this_thread::get_id();
thread_local EThreadKind CurrentKind =
	std::this_thread::get_id() == MainThread ? EThreadKind::Game : EThreadKind::Other;

class FStandinEvent final : public FEvent
{
public:
	explicit FStandinEvent(bool bInManualReset)
		: bManualReset(bInManualReset)
	{
	}
	void Trigger() override
	{
		const std::lock_guard<std::mutex> Guard(Mutex);
		bTriggered = true;
		if (bManualReset)
		{
			Changed.notify_all();
		}
		else
		{
			Changed.notify_one();
		}
	}
	void Reset() override
	{
		const std::lock_guard<std::mutex> Guard(Mutex);
		bTriggered = false;
	}
	bool Wait(uint32 WaitTimeMs, bool) override
	{
		std::unique_lock<std::mutex> Guard(Mutex);
		const auto IsTriggered = [this]
		{
			return bTriggered;
		};
		if (WaitTimeMs == MAX_uint32)
		{
			Changed.wait(Guard, IsTriggered);
		}
		else if (!Changed.wait_for(Guard, std::chrono::milliseconds(WaitTimeMs), IsTriggered))
		{
			return false;
		}
		bTriggered = bManualReset;
		return true;
	}

private:
	const bool bManualReset;
	std::mutex Mutex;
	std::condition_variable Changed;
	bool bTriggered = false;
};
} // namespace

void SetThreadKind(EThreadKind Kind)
{
	CurrentKind = Kind;
}

EThreadKind GetThreadKind()
{
	return CurrentKind;
}

void CheckGameThread(const char* What)
{
	if (CurrentKind != EThreadKind::Game)
	{
		ReportFailure(FString::Printf(TEXT("%hs away from the game thread"), What));
	}
}
} // namespace UE::Standin

bool IsInGameThread()
{
	return UE::Standin::GetThreadKind() == UE::Standin::EThreadKind::Game;
}

bool IsInAudioThread()
{
	return UE::Standin::GetThreadKind() == UE::Standin::EThreadKind::AudioRender;
}

FEvent* FPlatformProcess::GetSynchEventFromPool(bool bIsManualReset)
{
	return new UE::Standin::FStandinEvent(bIsManualReset);
}

void FPlatformProcess::ReturnSynchEventToPool(FEvent* Event)
{
	delete Event;
}

FEventRef::FEventRef(EEventMode Mode)
	: Event(FPlatformProcess::GetSynchEventFromPool(Mode == EEventMode::ManualReset))
{
}

FEventRef::~FEventRef()
{
	FPlatformProcess::ReturnSynchEventToPool(Event);
}

uint32 FPlatformTLS::GetCurrentThreadId()
{
	return static_cast<uint32>(::syscall(SYS_gettid));
}

FRunnableThread* FRunnableThread::Create(
	FRunnable* InRunnable, const TCHAR* ThreadName, uint32, EThreadPriority, uint64)
{
	check(InRunnable != nullptr);
	FRunnableThread* const Result = new FRunnableThread();
	Result->Runnable = InRunnable;
	Result->Name = ThreadName;
	std::promise<bool> Initialized;
	std::future<bool> Outcome = Initialized.get_future();
	Result->Thread = std::thread(
		[Result, InRunnable, &Initialized]
		{
			Result->ThreadId = FPlatformTLS::GetCurrentThreadId();
			// As debuggers show it; Linux keeps 15 characters.
			::pthread_setname_np(::pthread_self(), UE::Standin::ToUtf8(Result->Name).substr(0, 15).c_str());
			const bool bInitialized = InRunnable->Init();
			Initialized.set_value(bInitialized);
			if (bInitialized)
			{
				InRunnable->Run();
				InRunnable->Exit();
			}
		});
	if (!Outcome.get())
	{
		delete Result;
		return nullptr;
	}
	return Result;
}

FRunnableThread::~FRunnableThread()
{
	Kill(true);
}

bool FRunnableThread::Kill(bool bShouldWait)
{
	if (!Thread.joinable())
	{
		return true;
	}
	Runnable->Stop();
	if (bShouldWait)
	{
		WaitForCompletion();
	}
	return true;
}

void FRunnableThread::WaitForCompletion()
{
	if (Thread.joinable())
	{
		check(Thread.get_id() != std::this_thread::get_id());
		Thread.join();
	}
}
