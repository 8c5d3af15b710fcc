// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

class AActor;
class USkeletalMeshComponent;

class UAnimInstance : public UObject
{
	STANDIN_CLASS(UAnimInstance, UObject)

public:
	USkeletalMeshComponent* GetSkelMeshComponent() const;
	AActor* GetOwningActor() const;
	virtual void NativeInitializeAnimation() {}
	/** The engine loop's animation evaluation, once per frame. */
	virtual void NativeUpdateAnimation(float DeltaSeconds)
	{
		(void)DeltaSeconds;
	}
};
