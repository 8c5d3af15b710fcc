// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/HeadlessEngine.h"

#include "Animation/AnimInstance.h"
#include "Async/Async.h"
#include "Components/SkeletalMeshComponent.h"
#include "Containers/Ticker.h"
#include "EngineUtils.h"
#include "HAL/IConsoleManager.h"
#include "Misc/App.h"
#include "Misc/CoreDelegates.h"
#include "Misc/FileHelper.h"
#include "Roles/LiveLinkBasicRole.h"
#include "Standin/Clock.h"
#include "Standin/Threads.h"

namespace UE::Standin
{
void FHeadlessEngine::MoveTime(double DeltaSeconds)
{
	if (!Config.bVirtualTime)
	{
		return;
	}
	const double FrameTime = FClock::Now() + DeltaSeconds;
	while (AudioDevice->NextCallbackTime() <= FrameTime)
	{
		FClock::Set(FMath::Max(AudioDevice->NextCallbackTime(), FClock::Now()));
		AudioDevice->Step();
	}
	FClock::Set(FrameTime);
}

void FHeadlessEngine::Tick(float DeltaSeconds)
{
	CheckGameThread("FHeadlessEngine::Tick");
	MoveTime(static_cast<double>(DeltaSeconds));
	++GFrameCounter;
	FCoreDelegates::OnBeginFrame.Broadcast();
	FApp::StandinSetTime(FPlatformTime::Seconds(), static_cast<double>(DeltaSeconds));
	FCoreDelegates::OnSamplingInput.Broadcast();
	RunGameThreadTasks();
	const TArray<FWorldContext*> Contexts = GEngine->GetWorldContexts();
	for (FWorldContext* const Context : Contexts)
	{
		if (IsValid(Context->World()))
		{
			Context->World()->StandinTick(DeltaSeconds);
		}
	}
	EvaluateAnimation(DeltaSeconds);
	FTSTicker::GetCoreTicker().Tick(DeltaSeconds);
	if (Config.bCollectGarbageEveryFrame)
	{
		CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	}
	FCoreDelegates::OnEndFrame.Broadcast();
}

bool FHeadlessEngine::TickUntil(double Hz, double Seconds, TFunctionRef<bool()> Done)
{
	const double End = FClock::Now() + Seconds;
	double Last = FClock::Now();
	while (!Done())
	{
		if (FClock::Now() >= End)
		{
			return false;
		}
		if (!Config.bVirtualTime)
		{
			FPlatformProcess::Sleep(static_cast<float>(FMath::Max(Last + 1.0 / Hz - FClock::Now(), 0.0)));
		}
		const double Delta = Config.bVirtualTime ? 1.0 / Hz : FClock::Now() - Last;
		Last = FClock::Now();
		Tick(static_cast<float>(Delta));
	}
	return true;
}

void FHeadlessEngine::TickFor(double Hz, double Seconds)
{
	TickUntil(Hz, Seconds,
		[]
		{
			return false;
		});
}

void FHeadlessEngine::WatchSubject(FName Subject)
{
	Watched.AddUnique(Subject);
}

void FHeadlessEngine::EvaluateAnimation(float DeltaSeconds)
{
	if (UWorld* const World = GetWorld())
	{
		for (TActorIterator<AActor> Actor(World); Actor; ++Actor)
		{
			TArray<USkeletalMeshComponent*> Meshes;
			Actor->GetComponents(Meshes);
			for (USkeletalMeshComponent* const Mesh : Meshes)
			{
				if (IsValid(Mesh->GetAnimInstance()))
				{
					Mesh->GetAnimInstance()->NativeUpdateAnimation(DeltaSeconds);
				}
			}
		}
	}
	TArray<FName> Names = Watched;
	if (Names.IsEmpty())
	{
		for (const FLiveLinkSubjectKey& Key : LiveLinkClient->GetSubjects(false, false))
		{
			Names.Add(Key.SubjectName);
		}
	}
	for (const FName Name : Names)
	{
		FLiveLinkSubjectFrameData Frame;
		if (LiveLinkClient->EvaluateFrame_AnyThread(Name, ULiveLinkBasicRole::StaticClass(), Frame))
		{
			FFaceSample& Sample = FaceSamples.AddDefaulted_GetRef();
			Sample.Time = FClock::Now();
			Sample.Frame = GFrameCounter;
			Sample.Subject = Name;
			Sample.Names = Frame.StaticData.GetBaseData()->PropertyNames;
			Sample.Values = Frame.FrameData.GetBaseData()->PropertyValues;
		}
	}
}

float FFaceSample::Value(FName Name) const
{
	const int32 Index = Names.Find(Name);
	return Index == INDEX_NONE ? 0.f : Values[Index];
}

bool FHeadlessEngine::WriteFaceCsv(FName Subject, const FString& Path) const
{
	FString Text;
	for (const FFaceSample& Sample : FaceSamples)
	{
		if (Sample.Subject != Subject)
		{
			continue;
		}
		if (Text.IsEmpty())
		{
			Text = TEXT("time");
			for (const FName Name : Sample.Names)
			{
				Text += TEXT(",") + Name.ToString();
			}
			Text += TEXT("\n");
		}
		Text += FString::Printf(TEXT("%.6f"), Sample.Time);
		for (const float Value : Sample.Values)
		{
			Text += FString::Printf(TEXT(",%.5f"), Value);
		}
		Text += TEXT("\n");
	}
	return FFileHelper::SaveStringToFile(Text, *Path);
}

FString FHeadlessEngine::Execute(const TCHAR* Command)
{
	FStringOutputDevice Output;
	if (!IConsoleManager::Get().ProcessUserConsoleInput(Command, Output, GetWorld()))
	{
		Output.Logf(TEXT("Command not recognized: %s"), Command);
	}
	return Output.Text;
}
} // namespace UE::Standin
