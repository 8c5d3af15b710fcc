// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Fixtures.h"
#include "Standin/Failures.h"

#include <gtest/gtest.h>

TEST(Delegates, Multicast_WithTwoBindings_CallsTheNewestFirst)
{
	TArray<int32> Calls;
	FSimpleMulticastDelegate Delegate;
	Delegate.AddLambda(
		[&Calls]
		{
			Calls.Add(1);
		});
	Delegate.AddLambda(
		[&Calls]
		{
			Calls.Add(2);
		});
	Delegate.Broadcast();
	EXPECT_EQ(Calls, (TArray<int32>{2, 1}));
}

TEST(Delegates, Multicast_RemovedWhileBroadcasting_IsNotCalled)
{
	int32 Calls = 0;
	FSimpleMulticastDelegate Delegate;
	const FDelegateHandle First = Delegate.AddLambda(
		[&Calls]
		{
			++Calls;
		});
	Delegate.AddLambda(
		[&Delegate, First]
		{
			Delegate.Remove(First);
		});
	Delegate.Broadcast();
	EXPECT_EQ(Calls, 0);
}

TEST(Delegates, Multicast_AddedWhileBroadcasting_IsCalledOnlyNextTime)
{
	int32 Calls = 0;
	FSimpleMulticastDelegate Delegate;
	Delegate.AddLambda(
		[&]
		{
			Delegate.AddLambda(
				[&Calls]
				{
					++Calls;
				});
		});
	Delegate.Broadcast();
	EXPECT_EQ(Calls, 0);
}

TEST(Delegates, WeakLambda_OfAGarbageObject_IsNotCalled)
{
	UFixtureObject* const Object = NewObject<UFixtureObject>();
	int32 Calls = 0;
	FSimpleMulticastDelegate Delegate;
	Delegate.AddWeakLambda(Object,
		[&Calls]
		{
			++Calls;
		});
	Delegate.Broadcast();
	Object->MarkAsGarbage();
	Delegate.Broadcast();
	EXPECT_EQ(Calls, 1);
	EXPECT_FALSE(Delegate.IsBound());
}

TEST(Delegates, SharedPointer_ThatIsGone_IsNotCalled)
{
	struct FListener : TSharedFromThis<FListener>
	{
		void Hear(int32 Value)
		{
			Last = Value;
		}
		int32 Last = 0;
	};
	TMulticastDelegate<void(int32)> Delegate;
	TSharedPtr<FListener> Listener = MakeShared<FListener>();
	Delegate.AddSP(Listener.ToSharedRef(), &FListener::Hear);
	Delegate.Broadcast(5);
	EXPECT_EQ(Listener->Last, 5);
	Listener.Reset();
	Delegate.Broadcast(6);
}

TEST(Delegates, Payload_OfABinding_FollowsTheParameters)
{
	TDelegate<int32(int32)> Delegate;
	Delegate.BindLambda(
		[](int32 Parameter, int32 Payload)
		{
			return Parameter * 10 + Payload;
		},
		7);
	EXPECT_EQ(Delegate.Execute(4), 47);
}

TEST(DynamicDelegates, Broadcast_ToAUFunction_Arrives)
{
	UFixtureObject* const Object = NewObject<UFixtureObject>();
	Object->OnSaid.AddDynamic(Object, &UFixtureObject::Hear);
	Object->OnSaid.Broadcast(TEXT("hello"));
	ASSERT_EQ(Object->Heard.Num(), 1);
	Object->OnSaid.RemoveDynamic(Object, &UFixtureObject::Hear);
	Object->OnSaid.Broadcast(TEXT("again"));
	EXPECT_EQ(Object->Heard.Num(), 1);
}

TEST(DynamicDelegates, Binding_ToAFunctionThatIsNoUFunction_IsAFailure)
{
	UFixtureObject* const Object = NewObject<UFixtureObject>();
	Object->OnSaid.AddDynamic(Object, &UFixtureObject::HearUnreflected);
	EXPECT_EQ(UE::Standin::TakeFailures().Num(), 1);
}

TEST(DynamicDelegates, Binding_Twice_FailsAnEnsure)
{
	UFixtureObject* const Object = NewObject<UFixtureObject>();
	Object->OnSaid.AddDynamic(Object, &UFixtureObject::Hear);
	Object->OnSaid.AddUniqueDynamic(Object, &UFixtureObject::Hear);
	EXPECT_EQ(UE::Standin::NumFailures(), 0);
	Object->OnSaid.AddDynamic(Object, &UFixtureObject::Hear);
	EXPECT_EQ(UE::Standin::TakeFailures().Num(), 1);
}
