// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Delegates/Delegate.h"

class FCoreDelegates
{
public:
	static FSimpleMulticastDelegate OnBeginFrame;
	static FSimpleMulticastDelegate OnSamplingInput;
	static FSimpleMulticastDelegate OnEndFrame;
	static FSimpleMulticastDelegate OnPreExit;
	static FSimpleMulticastDelegate OnEnginePreExit;
	static FSimpleMulticastDelegate OnExit;
	static FSimpleMulticastDelegate& GetOnPostEngineInit();
	static FSimpleMulticastDelegate& GetApplicationWillDeactivateDelegate();
	static FSimpleMulticastDelegate& GetApplicationHasReactivatedDelegate();
	static FSimpleMulticastDelegate& GetApplicationWillEnterBackgroundDelegate();
	static FSimpleMulticastDelegate& GetApplicationHasEnteredForegroundDelegate();
};
