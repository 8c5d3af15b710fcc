// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Delegates/Delegate.h"
#include "Templates/Function.h"

#include <mutex>

/** Delta in seconds; returning false removes the ticker. */
DECLARE_DELEGATE_RetVal_OneParam(bool, FTickerDelegate, float);

/** Add and remove on any thread; Tick runs on the game thread after the world's tick. */
class FTSTicker
{
	struct FElement;

public:
	using FDelegateHandle = TWeakPtr<FElement>;

	static FTSTicker& GetCoreTicker();
	FDelegateHandle AddTicker(const FTickerDelegate& Delegate, float Delay = 0.0f);
	FDelegateHandle AddTicker(const TCHAR* Name, float Delay, TFunction<bool(float)> Function);
	/** Returns after a running call of that ticker (on another thread) has returned. */
	static void RemoveTicker(FDelegateHandle Handle);
	void Tick(float DeltaTime);
	/** For tests of what is left behind. */
	int32 StandinNum();

private:
	std::mutex Lock;
	TArray<TSharedPtr<FElement>> Elements;
	double CurrentTime = 0;
};

using FTickerObjectHandle = FTSTicker::FDelegateHandle;
