// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/HeadlessLiveLink.h"

#include "HAL/PlatformTime.h"
#include "Standin/Threads.h"

namespace UE::Standin
{
void FHeadlessLiveLink::Tick()
{
	CheckGameThread("FHeadlessLiveLink::Tick");
	EndRemovedSources();
	UpdateSources();
	TakePushes();
	Ticked.Broadcast();
}

void FHeadlessLiveLink::Error(const FString& Message)
{
	UE_LOG(LogLiveLink, Warning, TEXT("%s"), *Message);
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	ErrorList.Add(Message);
}

TArray<FString> FHeadlessLiveLink::Errors() const
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	return ErrorList;
}

void FHeadlessLiveLink::PushSubjectStaticData_AnyThread(
	const FLiveLinkSubjectKey& SubjectKey, TSubclassOf<ULiveLinkRole> Role, FLiveLinkStaticDataStruct&& StaticData)
{
	FPush Push;
	Push.Key = SubjectKey;
	Push.Role = Role;
	Push.StaticData = MoveTemp(StaticData);
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	Pushes.Add(MoveTemp(Push));
}

void FHeadlessLiveLink::PushSubjectFrameData_AnyThread(
	const FLiveLinkSubjectKey& SubjectKey, FLiveLinkFrameDataStruct&& FrameData)
{
	FPush Push;
	Push.Key = SubjectKey;
	Push.FrameData = MoveTemp(FrameData);
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	Pushes.Add(MoveTemp(Push));
}

void FHeadlessLiveLink::TakePushes()
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	TArray<FPush> Due = MoveTemp(Pushes);
	for (FPush& Push : Due)
	{
		Take(Push);
	}
}

void FHeadlessLiveLink::Take(FPush& Push)
{
	const FSource* const Source = FindSource(Push.Key.Source);
	if (Source == nullptr || Source->bRemoved)
	{
		Error(FString::Printf(TEXT("%s was pushed by a source that is not there"), *Push.Key.SubjectName.ToString()));
		return;
	}
	TSharedPtr<FSubject> Subject = FindSubject(Push.Key);
	if (Push.StaticData.IsValid())
	{
		if (!Subject.IsValid())
		{
			Subject = MakeShared<FSubject>();
			Subject->Key = Push.Key;
			// Only one subject of a name is enabled.
			Subject->bEnabled = !FindEnabled(Push.Key.SubjectName).IsValid();
			if (!Subject->bEnabled)
			{
				Error(FString::Printf(TEXT("There is more than one subject %s"), *Push.Key.SubjectName.ToString()));
			}
			Subjects.Add(Subject);
		}
		Subject->Role = Push.Role;
		Subject->StaticData = MoveTemp(Push.StaticData);
		Subject->Frames.Empty();
		++Subject->NumStaticPushed;
		return;
	}
	if (!Subject.IsValid() || !Subject->StaticData.IsValid() || !Push.FrameData.IsValid())
	{
		Error(FString::Printf(TEXT("%s got a frame before its static data"), *Push.Key.SubjectName.ToString()));
		return;
	}
	const int32 NumNames = Subject->StaticData.GetBaseData()->PropertyNames.Num();
	const int32 NumValues = Push.FrameData.GetBaseData()->PropertyValues.Num();
	if (NumNames != NumValues)
	{
		Error(FString::Printf(
			TEXT("%s has %d property names and got %d values"), *Push.Key.SubjectName.ToString(), NumNames, NumValues));
		return;
	}
	Push.FrameData.GetBaseData()->ArrivalTime = FLiveLinkWorldTime(FPlatformTime::Seconds(), 0.0);
	Push.FrameData.GetBaseData()->FrameId = Subject->NumFramesPushed++;
	Subject->Frames.Add(MoveTemp(Push.FrameData));
	while (Subject->Frames.Num() > FMath::Max(Source->Settings->BufferSettings.MaxNumberOfFrameToBuffered, 1))
	{
		Subject->Frames.RemoveAt(0);
	}
}

void FHeadlessLiveLink::RemoveSubject_AnyThread(const FLiveLinkSubjectKey& SubjectKey)
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	Pushes.RemoveAll(
		[&SubjectKey](const FPush& Push)
		{
			return Push.Key == SubjectKey;
		});
	Subjects.RemoveAll(
		[&SubjectKey](const TSharedPtr<FSubject>& Subject)
		{
			return Subject->Key == SubjectKey;
		});
}

void FHeadlessLiveLink::RemoveSubjectsOf(const FGuid& Source)
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	Pushes.RemoveAll(
		[&Source](const FPush& Push)
		{
			return Push.Key.Source == Source;
		});
	Subjects.RemoveAll(
		[&Source](const TSharedPtr<FSubject>& Subject)
		{
			return Subject->Key.Source == Source;
		});
}

void FHeadlessLiveLink::ClearSubjectsFrames_AnyThread(FLiveLinkSubjectName SubjectName)
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	for (const TSharedPtr<FSubject>& Subject : Subjects)
	{
		if (Subject->Key.SubjectName == SubjectName)
		{
			Subject->Frames.Empty();
		}
	}
}

void FHeadlessLiveLink::ClearSubjectsFrames_AnyThread(const FLiveLinkSubjectKey& SubjectKey)
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	const TSharedPtr<FSubject> Subject = FindSubject(SubjectKey);
	if (Subject.IsValid())
	{
		Subject->Frames.Empty();
	}
}

void FHeadlessLiveLink::ClearAllSubjectsFrames_AnyThread()
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	for (const TSharedPtr<FSubject>& Subject : Subjects)
	{
		Subject->Frames.Empty();
	}
}

bool FHeadlessLiveLink::CreateSubject(const FLiveLinkSubjectPreset& SubjectPreset)
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	if (FindSource(SubjectPreset.Key.Source) == nullptr)
	{
		return false;
	}
	const TSharedRef<FSubject> Subject = MakeShared<FSubject>();
	Subject->Key = SubjectPreset.Key;
	Subject->Role = SubjectPreset.Role;
	Subject->bEnabled = SubjectPreset.bEnabled;
	Subjects.Add(Subject);
	return true;
}

TArray<FLiveLinkSubjectKey> FHeadlessLiveLink::GetSubjects(bool bIncludeDisabledSubject, bool) const
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	TArray<FLiveLinkSubjectKey> Result;
	for (const TSharedPtr<FSubject>& Subject : Subjects)
	{
		if (bIncludeDisabledSubject || Subject->bEnabled)
		{
			Result.Add(Subject->Key);
		}
	}
	return Result;
}

bool FHeadlessLiveLink::IsSubjectEnabled(const FLiveLinkSubjectKey& SubjectKey, bool) const
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	const TSharedPtr<FSubject> Subject = FindSubject(SubjectKey);
	return Subject.IsValid() && Subject->bEnabled;
}

void FHeadlessLiveLink::SetSubjectEnabled(const FLiveLinkSubjectKey& SubjectKey, bool bEnabled)
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	for (const TSharedPtr<FSubject>& Subject : Subjects)
	{
		if (Subject->Key.SubjectName == SubjectKey.SubjectName)
		{
			Subject->bEnabled = bEnabled && Subject->Key == SubjectKey;
		}
	}
}

TSharedPtr<FHeadlessLiveLink::FSubject> FHeadlessLiveLink::FindSubject(const FLiveLinkSubjectKey& Key) const
{
	for (const TSharedPtr<FSubject>& Subject : Subjects)
	{
		if (Subject->Key == Key)
		{
			return Subject;
		}
	}
	return nullptr;
}

TSharedPtr<FHeadlessLiveLink::FSubject> FHeadlessLiveLink::FindEnabled(FName Name) const
{
	for (const TSharedPtr<FSubject>& Subject : Subjects)
	{
		if (Subject->bEnabled && Subject->Key.SubjectName.Name == Name)
		{
			return Subject;
		}
	}
	return nullptr;
}

bool FHeadlessLiveLink::EvaluateFrame_AnyThread(
	FLiveLinkSubjectName SubjectName, TSubclassOf<ULiveLinkRole> Role, FLiveLinkSubjectFrameData& OutFrame)
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	const TSharedPtr<FSubject> Subject = FindEnabled(SubjectName);
	const bool bMatches =
		Subject.IsValid() && Subject->Role.Get() != nullptr && Subject->Role.Get()->IsChildOf(Role.Get());
	if (!bMatches || Subject->Frames.IsEmpty())
	{
		return false;
	}
	OutFrame.StaticData.InitializeWith(Subject->StaticData);
	OutFrame.FrameData.InitializeWith(Subject->Frames.Last());
	return true;
}

int32 FHeadlessLiveLink::NumFramesPushed(FName Subject) const
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	const TSharedPtr<FSubject> Found = FindEnabled(Subject);
	return Found.IsValid() ? Found->NumFramesPushed : 0;
}

int32 FHeadlessLiveLink::NumStaticPushed(FName Subject) const
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	const TSharedPtr<FSubject> Found = FindEnabled(Subject);
	return Found.IsValid() ? Found->NumStaticPushed : 0;
}

int32 FHeadlessLiveLink::NumBufferedFrames(FName Subject) const
{
	const std::lock_guard<std::recursive_mutex> Guard(Lock);
	const TSharedPtr<FSubject> Found = FindEnabled(Subject);
	return Found.IsValid() ? Found->Frames.Num() : 0;
}
} // namespace UE::Standin
