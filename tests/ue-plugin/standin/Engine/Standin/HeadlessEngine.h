// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "Engine/Engine.h"
#include "Standin/HeadlessAudio.h"
#include "Standin/HeadlessLiveLink.h"

namespace UE::Standin
{
/** Curve values of one subject as the animation of one frame read them. */
struct FFaceSample
{
	/** Clock time of the frame, seconds. */
	double Time = 0;
	uint64 Frame = 0;
	FName Subject;
	TArray<FName> Names;
	TArray<float> Values;

	/** 0 when there is no such curve. */
	float Value(FName Name) const;
};

struct FHeadlessEngineConfig
{
	/** True: time moves by Tick alone, and audio callbacks run in Tick at their due times. */
	bool bVirtualTime = true;
	FAudioDeviceConfig Audio;
	/** Collects garbage at the end of every frame, so that a missing UPROPERTY is found soon. */
	bool bCollectGarbageEveryFrame = false;
	EWorldType::Type WorldType = EWorldType::Game;
};

/**
 * Unreal's frame without a picture. One at a time, on the game thread:
 * OnBeginFrame, frame time, OnSamplingInput (Live Link), game thread tasks, the world's actors and components by tick
 * group, latent actions, timers, tickable objects, animation, FTSTicker, garbage, OnEndFrame.
 */
class FHeadlessEngine
{
public:
	explicit FHeadlessEngine(const FHeadlessEngineConfig& InConfig = FHeadlessEngineConfig());
	/** Ends the game and shuts down, unless done before. */
	~FHeadlessEngine();
	FHeadlessEngine(const FHeadlessEngine&) = delete;
	FHeadlessEngine& operator=(const FHeadlessEngine&) = delete;

	/** Makes a game instance with its subsystems, and a world. What Play In Editor does when pressed. */
	void StartGame(TSubclassOf<UGameInstance> GameInstanceClass = UGameInstance::StaticClass());
	/** Ends play and the game instance; nothing of either survives the garbage collection that follows. */
	void StopGame(EEndPlayReason::Type Reason = EEndPlayReason::EndPlayInEditor);
	/** The old world ends with LevelTransition, a new one begins; the game instance stays. */
	UWorld* TravelToLevel(const FString& Name);
	/** Pre-exit delegates, end of the game, modules, sources, devices: in Unreal's order. */
	void Shutdown();

	/** One frame that took DeltaSeconds. Virtual time moves on first; real time is not waited for. */
	void Tick(float DeltaSeconds);
	/** Frames of Hz until Seconds have passed or Done is true; false if it never was (and there is a Done). */
	bool TickUntil(double Hz, double Seconds, TFunctionRef<bool()> Done);
	void TickFor(double Hz, double Seconds);

	UGameInstance* GetGameInstance() const
	{
		return GameInstance.Get();
	}
	UWorld* GetWorld() const
	{
		return GameInstance.IsValid() ? GameInstance->GetWorld() : nullptr;
	}
	FHeadlessAudioDevice& Audio()
	{
		return *AudioDevice;
	}
	FHeadlessLiveLink& LiveLink()
	{
		return *LiveLinkClient;
	}
	/** The subjects whose curves are recorded each frame; all enabled ones if none was named. */
	void WatchSubject(FName Subject);
	const TArray<FFaceSample>& Faces() const
	{
		return FaceSamples;
	}
	/** Time in seconds, then the curves of Subject, one frame a line. */
	bool WriteFaceCsv(FName Subject, const FString& Path) const;
	/** Runs a console command as the player would type it; its output. */
	FString Execute(const TCHAR* Command);

private:
	void MoveTime(double DeltaSeconds);
	void EvaluateAnimation(float DeltaSeconds);
	UWorld* MakeWorld(const FString& Name);

	const FHeadlessEngineConfig Config;
	TUniquePtr<FHeadlessAudioDevice> AudioDevice;
	TUniquePtr<FHeadlessLiveLink> LiveLinkClient;
	TWeakObjectPtr<UGameInstance> GameInstance;
	TArray<FName> Watched;
	TArray<FFaceSample> FaceSamples;
	bool bRunning = true;
};
} // namespace UE::Standin
