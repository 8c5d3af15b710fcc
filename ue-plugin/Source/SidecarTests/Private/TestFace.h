// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Animation/AnimInstance.h"
#include "CoreMinimal.h"
#include "GameFramework/Actor.h"
#include "LiveLinkTypes.h"

#include "TestFace.generated.h"

/** As the Blueprint of a MetaHuman, as far as binding its face goes. */
UCLASS(Transient, NotPlaceable)
class ASidecarTestMetaHuman : public AActor
{
	GENERATED_BODY()

public:
	UFUNCTION()
	void LiveLinkSetup();

	UPROPERTY()
	FLiveLinkSubjectName ARKitFaceSubj;

	UPROPERTY()
	FLiveLinkSubjectName LiveLinkBodySubj;

	UPROPERTY()
	bool UseARKitFace = false;

	UPROPERTY()
	bool UseLiveLinkBody = false;

	/** The subject at the time of the set-up. */
	FName SetUpSubject;
};

/** As the animation Blueprint of a MetaHuman's face. */
UCLASS(Transient)
class USidecarTestFaceAnimation : public UAnimInstance
{
	GENERATED_BODY()

public:
	UPROPERTY()
	FLiveLinkSubjectName LLink_Face_Subj;

	UPROPERTY()
	bool LLink_Face_Head = false;
};
