// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "ILiveLinkClient.h"
#include "UObject/GCObject.h"

#include <mutex>

namespace UE::Standin
{
/**
 * A Live Link client. Pushes are queued from any thread and become visible at the next Tick (on OnSamplingInput), which
 * also updates the sources and sees to the end of those that were removed.
 */
class FHeadlessLiveLink final : public ILiveLinkClient, public FGCObject
{
public:
	FHeadlessLiveLink();
	~FHeadlessLiveLink() override;

	// What the engine loop and the tests use.
	void Register();
	/** What a plugin unload or the end of the editor does. */
	void Unregister();
	void Tick();
	/** Ends every source; one that refuses its shutdown for long is recorded as a failure. */
	void Shutdown();
	/** Wrong use that Live Link would warn about or drop: mismatched lengths, frames without static data, double
	 * subjects. */
	TArray<FString> Errors() const;
	int32 NumFramesPushed(FName Subject) const;
	int32 NumStaticPushed(FName Subject) const;
	int32 NumBufferedFrames(FName Subject) const;

	FGuid AddSource(TSharedPtr<ILiveLinkSource> Source) override;
	void RemoveSource(TSharedPtr<ILiveLinkSource> Source) override;
	void RemoveSource(FGuid InEntryGuid) override;
	bool HasSourceBeenAdded(TSharedPtr<ILiveLinkSource> Source) const override;
	TArray<FGuid> GetSources() const override;
	bool CreateSource(const FLiveLinkSourcePreset& SourcePreset) override;
	bool CreateSubject(const FLiveLinkSubjectPreset& SubjectPreset) override;
	ULiveLinkSourceSettings* GetSourceSettings(const FGuid& SourceGuid) const override;
	FText GetSourceType(FGuid SourceGuid) const override;
	FText GetSourceStatus(FGuid SourceGuid) const override;
	bool IsSourceStillValid(FGuid SourceGuid) const override;
	void PushSubjectStaticData_AnyThread(const FLiveLinkSubjectKey& SubjectKey, TSubclassOf<ULiveLinkRole> Role,
		FLiveLinkStaticDataStruct&& StaticData) override;
	void PushSubjectFrameData_AnyThread(
		const FLiveLinkSubjectKey& SubjectKey, FLiveLinkFrameDataStruct&& FrameData) override;
	void RemoveSubject_AnyThread(const FLiveLinkSubjectKey& SubjectKey) override;
	void ClearSubjectsFrames_AnyThread(FLiveLinkSubjectName SubjectName) override;
	void ClearSubjectsFrames_AnyThread(const FLiveLinkSubjectKey& SubjectKey) override;
	void ClearAllSubjectsFrames_AnyThread() override;
	TArray<FLiveLinkSubjectKey> GetSubjects(bool bIncludeDisabledSubject, bool bIncludeVirtualSubject) const override;
	bool IsSubjectEnabled(const FLiveLinkSubjectKey& SubjectKey, bool bForThisFrame) const override;
	void SetSubjectEnabled(const FLiveLinkSubjectKey& SubjectKey, bool bEnabled) override;
	bool EvaluateFrame_AnyThread(FLiveLinkSubjectName SubjectName, TSubclassOf<ULiveLinkRole> Role,
		FLiveLinkSubjectFrameData& OutFrame) override;
	void ForceTick() override
	{
		Tick();
	}
	FSimpleMulticastDelegate& OnLiveLinkTicked() override
	{
		return Ticked;
	}
	TMulticastDelegate<void(FGuid)>& OnLiveLinkSourceAdded() override
	{
		return SourceAdded;
	}
	TMulticastDelegate<void(FGuid)>& OnLiveLinkSourceRemoved() override
	{
		return SourceRemoved;
	}
	void AddReferencedObjects(FReferenceCollector& Collector) override;
	FString GetReferencerName() const override
	{
		return TEXT("FHeadlessLiveLink");
	}

private:
	struct FSource
	{
		TSharedPtr<ILiveLinkSource> Source;
		FGuid Guid;
		TObjectPtr<ULiveLinkSourceSettings> Settings;
		bool bRemoved = false;
		int32 ShutdownRequests = 0;
	};
	struct FSubject
	{
		FLiveLinkSubjectKey Key;
		TSubclassOf<ULiveLinkRole> Role;
		bool bEnabled = true;
		FLiveLinkStaticDataStruct StaticData;
		TArray<FLiveLinkFrameDataStruct> Frames;
		int32 NumFramesPushed = 0;
		int32 NumStaticPushed = 0;
	};
	/** A push as it waits for the next Tick. */
	struct FPush
	{
		FLiveLinkSubjectKey Key;
		TSubclassOf<ULiveLinkRole> Role;
		FLiveLinkStaticDataStruct StaticData;
		FLiveLinkFrameDataStruct FrameData;
	};

	FGuid Add(TSharedPtr<ILiveLinkSource> Source, FGuid Guid, ULiveLinkSourceSettings* Settings);
	void UpdateSources();
	void EndRemovedSources();
	void TakePushes();
	void Take(FPush& Push);
	void RemoveSubjectsOf(const FGuid& Source);
	FSource* FindSource(const FGuid& Guid) const;
	TSharedPtr<FSubject> FindSubject(const FLiveLinkSubjectKey& Key) const;
	TSharedPtr<FSubject> FindEnabled(FName Name) const;
	void Error(const FString& Message);

	// Game thread.
	TArray<TSharedPtr<FSource>> Sources;
	FSimpleMulticastDelegate Ticked;
	TMulticastDelegate<void(FGuid)> SourceAdded;
	TMulticastDelegate<void(FGuid)> SourceRemoved;
	FDelegateHandle SamplingInput;
	bool bRegistered = false;

	/** Guards all below. */
	mutable std::recursive_mutex Lock;
	TArray<FPush> Pushes;
	TArray<TSharedPtr<FSubject>> Subjects;
	TArray<FString> ErrorList;
};
} // namespace UE::Standin
