// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "LiveLinkSourceSettings.h"
#include "UObject/UnrealType.h"

class ILiveLinkClient;

class ILiveLinkSource
{
public:
	virtual ~ILiveLinkSource() = default;
	virtual bool CanBeDisplayedInUI() const
	{
		return true;
	}
	virtual void ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) = 0;
	virtual void InitializeSettings(ULiveLinkSourceSettings* Settings)
	{
		(void)Settings;
	}
	virtual void Update() {}
	virtual bool IsSourceStillValid() const = 0;
	virtual bool RequestSourceShutdown() = 0;
	virtual FText GetSourceType() const = 0;
	virtual FText GetSourceMachineName() const = 0;
	virtual FText GetSourceStatus() const = 0;
	virtual FText GetSourceToolTip() const
	{
		return FText();
	}
	virtual TSubclassOf<ULiveLinkSourceSettings> GetSettingsClass() const
	{
		return nullptr;
	}
	virtual void OnSettingsChanged(ULiveLinkSourceSettings* Settings, const FPropertyChangedEvent& PropertyChangedEvent)
	{
		(void)Settings;
		(void)PropertyChangedEvent;
	}
};
