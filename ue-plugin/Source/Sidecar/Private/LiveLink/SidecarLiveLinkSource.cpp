// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LiveLink/SidecarLiveLinkSource.h"

#include "HAL/PlatformTime.h"
#include "ILiveLinkClient.h"
#include "LiveLink/SidecarLiveLinkRegistry.h"
#include "LiveLinkSourceSettings.h"
#include "LiveLinkTypes.h"
#include "Roles/LiveLinkBasicRole.h"
#include "SidecarLiveLinkSourceFactory.h"

#define LOCTEXT_NAMESPACE "SidecarLiveLink"

void FSidecarLiveLinkSource::PushNames(FName SubjectName, const TArray<FName>& CurveNames)
{
	if (Client == nullptr)
	{
		return;
	}

	Subjects.Add(SubjectName);
	FLiveLinkStaticDataStruct StaticData(FLiveLinkBaseStaticData::StaticStruct());
	StaticData.Cast<FLiveLinkBaseStaticData>()->PropertyNames = CurveNames;
	Client->PushSubjectStaticData_AnyThread(
		FLiveLinkSubjectKey(SourceGuid, SubjectName), ULiveLinkBasicRole::StaticClass(), MoveTemp(StaticData));
}

void FSidecarLiveLinkSource::PushValues(FName SubjectName, TConstArrayView<float> CurveValues)
{
	if (Client == nullptr)
	{
		return;
	}

	FLiveLinkFrameDataStruct FrameData(FLiveLinkBaseFrameData::StaticStruct());
	FLiveLinkBaseFrameData& Frame = *FrameData.Cast<FLiveLinkBaseFrameData>();
	Frame.WorldTime = FLiveLinkWorldTime(FPlatformTime::Seconds());
	Frame.PropertyValues.Append(CurveValues.GetData(), CurveValues.Num());
	Client->PushSubjectFrameData_AnyThread(FLiveLinkSubjectKey(SourceGuid, SubjectName), MoveTemp(FrameData));
}

void FSidecarLiveLinkSource::RemoveSubject(FName SubjectName)
{
	if (Client != nullptr && Subjects.Remove(SubjectName) > 0)
	{
		Client->RemoveSubject_AnyThread(FLiveLinkSubjectKey(SourceGuid, SubjectName));
	}
}

void FSidecarLiveLinkSource::ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid)
{
	Client = InClient;
	SourceGuid = InSourceGuid;
	FSidecarLiveLinkRegistry::Get().AddSource(AsShared());
}

void FSidecarLiveLinkSource::InitializeSettings(ULiveLinkSourceSettings* Settings)
{
	// The frame to show is chosen by what is heard; Live Link has nothing to interpolate.
	Settings->Mode = ELiveLinkSourceMode::Latest;
	Settings->BufferSettings.MaxNumberOfFrameToBuffered = 1;

	// A preset that is saved with this source can make it again.
	Settings->Factory = USidecarLiveLinkSourceFactory::StaticClass();
	Settings->ConnectionString = TEXT("Sidecar");
}

bool FSidecarLiveLinkSource::IsSourceStillValid() const
{
	return Client != nullptr;
}

bool FSidecarLiveLinkSource::RequestSourceShutdown()
{
	// Live Link removes the subjects of a source with it.
	Client = nullptr;
	SourceGuid.Invalidate();
	Subjects.Empty();
	return true;
}

FText FSidecarLiveLinkSource::GetSourceType() const
{
	return LOCTEXT("SourceType", "Sidecar");
}

FText FSidecarLiveLinkSource::GetSourceMachineName() const
{
	return LOCTEXT("MachineName", "This game");
}

FText FSidecarLiveLinkSource::GetSourceStatus() const
{
	if (Client == nullptr)
	{
		return LOCTEXT("StatusRemoved", "Removed");
	}

	return Subjects.IsEmpty() ? LOCTEXT("StatusWaiting", "Waiting for a character") : LOCTEXT("StatusActive", "Active");
}

#undef LOCTEXT_NAMESPACE
