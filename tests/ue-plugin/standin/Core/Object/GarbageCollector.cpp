// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Object/ObjectTable.h"

#include "Delegates/Delegate.h"
#include "HAL/PlatformProcess.h"
#include "Standin/Failures.h"
#include "Standin/Threads.h"
#include "UObject/GCObject.h"

#include <chrono>

namespace UE::Standin
{
namespace
{
bool bCollecting = false;

class FMarker final : public FReferenceCollector
{
public:
	void Reach(UObject* Object) override
	{
		if (Object != nullptr && !FObjectAccess::Reachable(*Object))
		{
			FObjectAccess::Reachable(*Object) = true;
			Pending.Add(Object);
		}
	}
	void Walk()
	{
		while (!Pending.IsEmpty())
		{
			UObject* const Object = Pending.Pop();
			Reach(FObjectAccess::Outer(*Object));
			Object->StandinVisitReferences(*this);
		}
	}

private:
	TArray<UObject*> Pending;
};

void Mark(const TArray<UObject*>& All)
{
	FMarker Marker;
	for (UObject* const Object : All)
	{
		FObjectAccess::Reachable(*Object) = false;
	}
	for (UObject* const Object : All)
	{
		if (FObjectAccess::IsRoot(*Object))
		{
			Marker.Reach(Object);
		}
	}
	TArray<FGCObject*> Referencers;
	{
		const std::lock_guard<std::mutex> Guard(FObjectTable::Get().Lock);
		Referencers = FObjectTable::Get().Referencers;
		for (const TPair<UObject*, int32>& Reference : FObjectTable::Get().StrongReferences)
		{
			Marker.Reach(Reference.Key);
		}
	}
	for (FGCObject* const Referencer : Referencers)
	{
		Referencer->AddReferencedObjects(Marker);
	}
	Marker.Walk();
}

void WaitUntilReady(UObject& Object)
{
	const std::chrono::steady_clock::time_point Deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
	while (!Object.IsReadyForFinishDestroy())
	{
		checkf(std::chrono::steady_clock::now() < Deadline, TEXT("%s never becomes ready for FinishDestroy"),
			*Object.GetFullName());
		FPlatformProcess::Sleep(0.001f);
	}
}
} // namespace
} // namespace UE::Standin

bool IsGarbageCollecting()
{
	return UE::Standin::bCollecting;
}

void CollectGarbage(EObjectFlags, bool)
{
	using namespace UE::Standin;
	CheckGameThread("CollectGarbage");
	FCoreUObjectDelegates::GetPreGarbageCollectDelegate().Broadcast();
	bCollecting = true;
	const TArray<UObject*> All = FObjectTable::Get().All();
	Mark(All);
	TArray<UObject*> Unreachable = All.FilterByPredicate(
		[](UObject* Object)
		{
			return !FObjectAccess::Reachable(*Object);
		});
	for (UObject* const Object : Unreachable)
	{
		FObjectTable::Get().SetGarbage(*Object);
	}
	for (UObject* const Object : Unreachable)
	{
		Object->ConditionalBeginDestroy();
	}
	for (UObject* const Object : Unreachable)
	{
		WaitUntilReady(*Object);
		Object->FinishDestroy();
	}
	// Freed at once, so that the address sanitizer finds whoever still uses them.
	for (UObject* const Object : Unreachable)
	{
		delete Object;
	}
	bCollecting = false;
	FCoreUObjectDelegates::GetPostGarbageCollect().Broadcast();
}

FSimpleMulticastDelegate& FCoreUObjectDelegates::GetPreGarbageCollectDelegate()
{
	static FSimpleMulticastDelegate Delegate;
	return Delegate;
}

FSimpleMulticastDelegate& FCoreUObjectDelegates::GetPostGarbageCollect()
{
	static FSimpleMulticastDelegate Delegate;
	return Delegate;
}

TMulticastDelegate<void(UWorld*)>& FCoreUObjectDelegates::GetPostLoadMapWithWorld()
{
	static TMulticastDelegate<void(UWorld*)> Delegate;
	return Delegate;
}

TMulticastDelegate<void(const FString&)>& FCoreUObjectDelegates::GetPreLoadMap()
{
	static TMulticastDelegate<void(const FString&)> Delegate;
	return Delegate;
}
