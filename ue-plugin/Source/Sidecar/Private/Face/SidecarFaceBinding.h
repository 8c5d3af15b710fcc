// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

class AActor;
class USkeletalMeshComponent;

/**
 * Points the Blueprints of a MetaHuman to a Live Link subject. The plugin knows none of their classes, which differ
 * from version to version: it goes by the names and types of their variables. Game thread.
 */
class FSidecarFaceBinding final
{
public:
	explicit FSidecarFaceBinding(FName InSubjectName);

	/** @return whether the subject was set anywhere. */
	bool Bind(AActor& Actor, FName FaceComponentName);

	/** What was set and called. */
	const TArray<FString>& GetDone() const
	{
		return Done;
	}

	/** What was looked for in vain. */
	const TArray<FString>& GetMissing() const
	{
		return Missing;
	}

private:
	static USkeletalMeshComponent* FindFace(const AActor& Actor, FName FaceComponentName);
	void SetVariables(UObject& Object);
	void SetSubject(UObject& Object);
	void SwitchOn(UObject& Object);
	void CallSetup(UObject& Object);

	FName SubjectName;
	TArray<FString> Done;
	TArray<FString> Missing;
	int32 NumSubjectsSet = 0;
};
