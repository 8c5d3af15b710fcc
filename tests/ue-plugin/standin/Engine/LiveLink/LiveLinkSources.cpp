// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/HeadlessLiveLink.h"

#include "LiveLinkSourceFactory.h"
#include "Misc/CoreDelegates.h"
#include "Standin/Failures.h"
#include "Standin/Threads.h"

namespace UE::Standin
{
FHeadlessLiveLink::FHeadlessLiveLink() = default;

FHeadlessLiveLink::~FHeadlessLiveLink()
{
	Unregister();
}

void FHeadlessLiveLink::Register()
{
	if (!bRegistered)
	{
		bRegistered = true;
		SamplingInput = FCoreDelegates::OnSamplingInput.AddRaw(this, &FHeadlessLiveLink::Tick);
		IModularFeatures::Get().RegisterModularFeature(ModularFeatureName, this);
	}
}

void FHeadlessLiveLink::Unregister()
{
	if (bRegistered)
	{
		bRegistered = false;
		Shutdown();
		IModularFeatures::Get().UnregisterModularFeature(ModularFeatureName, this);
		FCoreDelegates::OnSamplingInput.Remove(SamplingInput);
	}
}

FGuid FHeadlessLiveLink::Add(TSharedPtr<ILiveLinkSource> Source, FGuid Guid, ULiveLinkSourceSettings* Settings)
{
	CheckGameThread("ILiveLinkClient::AddSource");
	if (!Source.IsValid() || HasSourceBeenAdded(Source))
	{
		Error(TEXT("A null source or one already added was added"));
		return FGuid();
	}
	const TSharedRef<FSource> Entry = MakeShared<FSource>();
	Entry->Source = Source;
	Entry->Guid = Guid;
	const TSubclassOf<ULiveLinkSourceSettings> SettingsClass = Source->GetSettingsClass();
	UClass* const Class = SettingsClass.Get() == nullptr ? ULiveLinkSourceSettings::StaticClass() : SettingsClass.Get();
	Entry->Settings = Settings != nullptr
		? Settings
		: NewObject<ULiveLinkSourceSettings>(reinterpret_cast<UObject*>(GetTransientPackage()), Class);
	Sources.Add(Entry);
	Source->ReceiveClient(this, Guid);
	Source->InitializeSettings(Entry->Settings);
	SourceAdded.Broadcast(Guid);
	return Guid;
}

FGuid FHeadlessLiveLink::AddSource(TSharedPtr<ILiveLinkSource> Source)
{
	return Add(Source, FGuid::NewGuid(), nullptr);
}

bool FHeadlessLiveLink::CreateSource(const FLiveLinkSourcePreset& SourcePreset)
{
	UClass* const FactoryClass = SourcePreset.Settings == nullptr ? nullptr : SourcePreset.Settings->Factory.Get();
	if (FactoryClass == nullptr)
	{
		Error(TEXT("Create Source Failure: The factory is not defined"));
		return false;
	}
	const ULiveLinkSourceFactory* const Factory =
		static_cast<ULiveLinkSourceFactory*>(FactoryClass->GetDefaultObject());
	const TSharedPtr<ILiveLinkSource> Source = Factory->CreateSource(SourcePreset.Settings->ConnectionString);
	return Source.IsValid() && Add(Source, SourcePreset.Guid, SourcePreset.Settings).IsValid();
}

void FHeadlessLiveLink::RemoveSource(TSharedPtr<ILiveLinkSource> Source)
{
	for (const TSharedPtr<FSource>& Entry : Sources)
	{
		if (Entry->Source == Source)
		{
			RemoveSource(Entry->Guid);
			return;
		}
	}
}

void FHeadlessLiveLink::RemoveSource(FGuid InEntryGuid)
{
	CheckGameThread("ILiveLinkClient::RemoveSource");
	if (FSource* const Entry = FindSource(InEntryGuid))
	{
		Entry->bRemoved = true;
	}
}

bool FHeadlessLiveLink::HasSourceBeenAdded(TSharedPtr<ILiveLinkSource> Source) const
{
	return Sources.ContainsByPredicate(
		[&Source](const TSharedPtr<FSource>& Entry)
		{
			return Entry->Source == Source && !Entry->bRemoved;
		});
}

TArray<FGuid> FHeadlessLiveLink::GetSources() const
{
	TArray<FGuid> Result;
	for (const TSharedPtr<FSource>& Entry : Sources)
	{
		if (!Entry->bRemoved)
		{
			Result.Add(Entry->Guid);
		}
	}
	return Result;
}

FHeadlessLiveLink::FSource* FHeadlessLiveLink::FindSource(const FGuid& Guid) const
{
	for (const TSharedPtr<FSource>& Entry : Sources)
	{
		if (Entry->Guid == Guid)
		{
			return Entry.Get();
		}
	}
	return nullptr;
}

ULiveLinkSourceSettings* FHeadlessLiveLink::GetSourceSettings(const FGuid& SourceGuid) const
{
	const FSource* const Entry = FindSource(SourceGuid);
	return Entry == nullptr ? nullptr : Entry->Settings.Get();
}

FText FHeadlessLiveLink::GetSourceType(FGuid SourceGuid) const
{
	const FSource* const Entry = FindSource(SourceGuid);
	return Entry == nullptr ? FText() : Entry->Source->GetSourceType();
}

FText FHeadlessLiveLink::GetSourceStatus(FGuid SourceGuid) const
{
	const FSource* const Entry = FindSource(SourceGuid);
	return Entry == nullptr ? FText() : Entry->Source->GetSourceStatus();
}

bool FHeadlessLiveLink::IsSourceStillValid(FGuid SourceGuid) const
{
	const FSource* const Entry = FindSource(SourceGuid);
	return Entry != nullptr && Entry->Source->IsSourceStillValid();
}

void FHeadlessLiveLink::UpdateSources()
{
	const TArray<TSharedPtr<FSource>> Copy = Sources;
	for (const TSharedPtr<FSource>& Entry : Copy)
	{
		if (!Entry->bRemoved)
		{
			Entry->Source->Update();
		}
	}
}

void FHeadlessLiveLink::EndRemovedSources()
{
	constexpr int32 MaxShutdownRequests = 1000;
	const TArray<TSharedPtr<FSource>> Copy = Sources;
	for (const TSharedPtr<FSource>& Entry : Copy)
	{
		if (!Entry->bRemoved)
		{
			continue;
		}
		if (Entry->Source->RequestSourceShutdown())
		{
			Sources.Remove(Entry);
			RemoveSubjectsOf(Entry->Guid);
			SourceRemoved.Broadcast(Entry->Guid);
		}
		else if (++Entry->ShutdownRequests == MaxShutdownRequests)
		{
			ReportFailure(TEXT("A Live Link source never agrees to its shutdown"));
		}
	}
}

void FHeadlessLiveLink::Shutdown()
{
	CheckGameThread("FHeadlessLiveLink::Shutdown");
	for (const TSharedPtr<FSource>& Entry : Sources)
	{
		Entry->bRemoved = true;
	}
	constexpr int32 MaxAttempts = 1000;
	for (int32 Attempt = 0; Attempt < MaxAttempts && !Sources.IsEmpty(); ++Attempt)
	{
		EndRemovedSources();
		if (!Sources.IsEmpty())
		{
			FPlatformProcess::Sleep(0.001f);
		}
	}
	Sources.Empty();
}

void FHeadlessLiveLink::AddReferencedObjects(FReferenceCollector& Collector)
{
	for (const TSharedPtr<FSource>& Entry : Sources)
	{
		Collector.Visit(Entry->Settings);
	}
}
} // namespace UE::Standin
