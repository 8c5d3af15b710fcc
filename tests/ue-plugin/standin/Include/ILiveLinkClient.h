// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Features/IModularFeatures.h"
#include "ILiveLinkSource.h"
#include "LiveLinkPresetTypes.h"
#include "LiveLinkRole.h"

class ILiveLinkClient : public IModularFeature
{
public:
	static FName ModularFeatureName;

	virtual FGuid AddSource(TSharedPtr<ILiveLinkSource> Source) = 0;
	virtual void RemoveSource(TSharedPtr<ILiveLinkSource> Source) = 0;
	virtual void RemoveSource(FGuid InEntryGuid) = 0;
	virtual bool HasSourceBeenAdded(TSharedPtr<ILiveLinkSource> Source) const = 0;
	virtual TArray<FGuid> GetSources() const = 0;
	virtual bool CreateSource(const FLiveLinkSourcePreset& SourcePreset) = 0;
	virtual bool CreateSubject(const FLiveLinkSubjectPreset& SubjectPreset) = 0;
	virtual ULiveLinkSourceSettings* GetSourceSettings(const FGuid& SourceGuid) const = 0;
	virtual FText GetSourceType(FGuid SourceGuid) const = 0;
	virtual FText GetSourceStatus(FGuid SourceGuid) const = 0;
	virtual bool IsSourceStillValid(FGuid SourceGuid) const = 0;
	virtual void PushSubjectStaticData_AnyThread(const FLiveLinkSubjectKey& SubjectKey, TSubclassOf<ULiveLinkRole> Role,
		FLiveLinkStaticDataStruct&& StaticData) = 0;
	virtual void PushSubjectFrameData_AnyThread(
		const FLiveLinkSubjectKey& SubjectKey, FLiveLinkFrameDataStruct&& FrameData) = 0;
	virtual void RemoveSubject_AnyThread(const FLiveLinkSubjectKey& SubjectKey) = 0;
	virtual void ClearSubjectsFrames_AnyThread(FLiveLinkSubjectName SubjectName) = 0;
	virtual void ClearSubjectsFrames_AnyThread(const FLiveLinkSubjectKey& SubjectKey) = 0;
	virtual void ClearAllSubjectsFrames_AnyThread() = 0;
	virtual TArray<FLiveLinkSubjectKey> GetSubjects(
		bool bIncludeDisabledSubject, bool bIncludeVirtualSubject) const = 0;
	virtual bool IsSubjectEnabled(const FLiveLinkSubjectKey& SubjectKey, bool bForThisFrame) const = 0;
	virtual void SetSubjectEnabled(const FLiveLinkSubjectKey& SubjectKey, bool bEnabled) = 0;
	virtual bool EvaluateFrame_AnyThread(
		FLiveLinkSubjectName SubjectName, TSubclassOf<ULiveLinkRole> Role, FLiveLinkSubjectFrameData& OutFrame) = 0;
	virtual void ForceTick() = 0;
	virtual FSimpleMulticastDelegate& OnLiveLinkTicked() = 0;
	virtual TMulticastDelegate<void(FGuid)>& OnLiveLinkSourceAdded() = 0;
	virtual TMulticastDelegate<void(FGuid)>& OnLiveLinkSourceRemoved() = 0;
};
