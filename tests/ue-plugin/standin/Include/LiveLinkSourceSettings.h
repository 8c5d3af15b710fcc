// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "LiveLinkTypes.h"

class ULiveLinkSourceFactory;

enum class ELiveLinkSourceMode : uint8
{
	Latest,
	EngineTime,
	Timecode
};

struct FLiveLinkSourceBufferManagementSettings
{
	bool bValidEngineTimeEnabled = false;
	float ValidEngineTime = 1.f;
	float EngineTimeOffset = 0;
	double EngineTimeClockOffset = 0;
	double SmoothEngineTimeOffset = 0;
	float LatestOffset = 0;
	bool bKeepAtLeastOneFrame = true;
	int32 MaxNumberOfFrameToBuffered = 10;
};

class ULiveLinkSourceSettings : public UObject
{
	STANDIN_CLASS(ULiveLinkSourceSettings, UObject)

public:
	ELiveLinkSourceMode Mode = ELiveLinkSourceMode::EngineTime;
	FLiveLinkSourceBufferManagementSettings BufferSettings;
	FString ConnectionString;
	TSubclassOf<ULiveLinkSourceFactory> Factory;
	FLiveLinkSubjectName ParentSubject;
	bool bTransmitEvaluatedData = false;
};
