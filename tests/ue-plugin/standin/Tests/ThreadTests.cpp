// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Async/Async.h"
#include "Containers/CircularQueue.h"
#include "Containers/Queue.h"
#include "CoreMinimal.h"
#include "Fixtures.h"
#include "HAL/Event.h"
#include "HAL/RunnableThread.h"
#include "Standin/Failures.h"

#include <gtest/gtest.h>

namespace
{
/** Fills a queue from a thread until it is stopped. */
class FProducer final : public FRunnable
{
public:
	uint32 Run() override
	{
		bRanOnGameThread = IsInGameThread();
		for (int32 Index = 0; Index < 1000; ++Index)
		{
			Queue.Enqueue(Index);
		}
		Done->Trigger();
		Stopped->Wait();
		return 0;
	}
	void Stop() override
	{
		Stopped->Trigger();
	}
	TQueue<int32, EQueueMode::Spsc> Queue;
	FEventRef Done{EEventMode::ManualReset};
	FEventRef Stopped{EEventMode::ManualReset};
	bool bRanOnGameThread = true;
};
} // namespace

TEST(Threads, Runnable_OnItsThread_FillsAQueueInOrderUntilStopped)
{
	FProducer Producer;
	const TUniquePtr<FRunnableThread> Thread(FRunnableThread::Create(&Producer, TEXT("Producer")));
	Producer.Done->Wait();
	int32 Expected = 0;
	int32 Value = 0;
	while (Producer.Queue.Dequeue(Value))
	{
		ASSERT_EQ(Value, Expected++);
	}
	EXPECT_EQ(Expected, 1000);
	EXPECT_FALSE(Producer.bRanOnGameThread);
	EXPECT_TRUE(Thread->Kill(true));
}

TEST(Threads, Event_NotTriggered_TimesOut)
{
	FEventRef Event;
	EXPECT_FALSE(Event->Wait(1));
	Event->Trigger();
	EXPECT_TRUE(Event->Wait(1));
	EXPECT_FALSE(Event->Wait(0));
}

TEST(Threads, GameThreadTask_FromABackgroundTask_WaitsForTheLoop)
{
	bool bRan = false;
	AsyncTask(ENamedThreads::AnyBackgroundThreadNormalTask,
		[&bRan]
		{
			AsyncTask(ENamedThreads::GameThread,
				[&bRan]
				{
					bRan = IsInGameThread();
				});
		});
	UE::Standin::WaitForBackgroundTasks();
	EXPECT_FALSE(bRan);
	UE::Standin::RunGameThreadTasks();
	EXPECT_TRUE(bRan);
}

TEST(Threads, NewObject_AwayFromTheGameThread_IsAFailure)
{
	UFixtureObject* const Object = NewObject<UFixtureObject>();
	TFuture<void> Future = Async(EAsyncExecution::Thread,
		[Object]
		{
			Object->OnSaid.Broadcast(TEXT("x"));
		});
	Future.Wait();
	UE::Standin::WaitForBackgroundTasks();
	EXPECT_EQ(UE::Standin::TakeFailures().Num(), 1);
}

TEST(Queues, Circular_WhenFull_RefusesMore)
{
	TCircularQueue<int32> Queue(3);
	EXPECT_TRUE(Queue.Enqueue(1));
	EXPECT_TRUE(Queue.Enqueue(2));
	EXPECT_FALSE(Queue.Enqueue(3));
}
