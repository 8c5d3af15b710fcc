// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "ILiveLinkClient.h"

#include "HAL/PlatformTime.h"

FName ILiveLinkClient::ModularFeatureName = TEXT("ModularFeature_LiveLinkClient");

FLiveLinkWorldTime::FLiveLinkWorldTime()
	: FLiveLinkWorldTime(FPlatformTime::Seconds(), 0.0)
{
}

FLiveLinkWorldTime::FLiveLinkWorldTime(const double InTime)
	: Time(InTime)
	, Offset(FPlatformTime::Seconds() - InTime)
{
}
