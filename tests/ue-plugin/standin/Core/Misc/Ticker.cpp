// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/Ticker.h"

#include "Standin/Threads.h"

#include <atomic>

struct FTSTicker::FElement
{
	FTickerDelegate Delegate;
	double FireTime = 0;
	float Delay = 0;
	std::atomic<bool> bRemoved{false};
	/** Held while the delegate runs. */
	std::recursive_mutex Running;
};

FTSTicker& FTSTicker::GetCoreTicker()
{
	static FTSTicker* const Ticker = new FTSTicker();
	return *Ticker;
}

FTSTicker::FDelegateHandle FTSTicker::AddTicker(const FTickerDelegate& Delegate, float Delay)
{
	const TSharedRef<FElement> Element = MakeShared<FElement>();
	Element->Delegate = Delegate;
	Element->Delay = Delay;
	const std::lock_guard<std::mutex> Guard(Lock);
	Element->FireTime = CurrentTime + static_cast<double>(Delay);
	Elements.Add(Element);
	return Element;
}

FTSTicker::FDelegateHandle FTSTicker::AddTicker(const TCHAR*, float Delay, TFunction<bool(float)> Function)
{
	return AddTicker(FTickerDelegate::CreateLambda(MoveTemp(Function)), Delay);
}

void FTSTicker::RemoveTicker(FDelegateHandle Handle)
{
	const TSharedPtr<FElement> Element = Handle.Pin();
	if (Element.IsValid())
	{
		Element->bRemoved = true;
		const std::lock_guard<std::recursive_mutex> Guard(Element->Running);
		Element->Delegate.Unbind();
	}
}

void FTSTicker::Tick(float DeltaTime)
{
	UE::Standin::CheckGameThread("FTSTicker::Tick");
	TArray<TSharedPtr<FElement>> Due;
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		CurrentTime += static_cast<double>(DeltaTime);
		Due = Elements;
	}
	for (const TSharedPtr<FElement>& Element : Due)
	{
		const std::lock_guard<std::recursive_mutex> Guard(Element->Running);
		if (Element->bRemoved || Element->FireTime > CurrentTime)
		{
			continue;
		}
		const bool bAgain = Element->Delegate.IsBound() && Element->Delegate.Execute(DeltaTime);
		Element->FireTime = CurrentTime + static_cast<double>(Element->Delay);
		if (!bAgain)
		{
			Element->bRemoved = true;
		}
	}
	const std::lock_guard<std::mutex> Guard(Lock);
	Elements.RemoveAll(
		[](const TSharedPtr<FElement>& Element)
		{
			return Element->bRemoved.load();
		});
}

int32 FTSTicker::StandinNum()
{
	const std::lock_guard<std::mutex> Guard(Lock);
	Elements.RemoveAll(
		[](const TSharedPtr<FElement>& Element)
		{
			return Element->bRemoved.load();
		});
	return Elements.Num();
}
