// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Components/SkinnedMeshComponent.h"

class UAnimInstance;

namespace EAnimationMode
{
enum Type : int
{
	AnimationBlueprint,
	AnimationSingleNode,
	AnimationCustomMode
};
} // namespace EAnimationMode

class USkeletalMeshComponent : public USkinnedMeshComponent
{
	STANDIN_CLASS(USkeletalMeshComponent, USkinnedMeshComponent)

public:
	using USkinnedMeshComponent::USkinnedMeshComponent;

	void SetAnimInstanceClass(UClass* NewClass);
	void SetAnimClass(UClass* NewClass)
	{
		SetAnimInstanceClass(NewClass);
	}
	UClass* GetAnimClass() const
	{
		return AnimClass;
	}
	UAnimInstance* GetAnimInstance() const
	{
		return AnimScriptInstance;
	}
	void SetAnimationMode(EAnimationMode::Type Mode, bool bForceInitAnimScriptInstance = true)
	{
		(void)bForceInitAnimScriptInstance;
		AnimationMode = Mode;
	}
	EAnimationMode::Type GetAnimationMode() const
	{
		return AnimationMode;
	}
	void SetMorphTarget(FName MorphTargetName, float Value, bool bRemoveZeroWeight = true);
	float GetMorphTarget(FName MorphTargetName) const
	{
		return MorphTargets.FindRef(MorphTargetName);
	}
	void StandinVisitReferences(FReferenceCollector& Collector) override;

private:
	UClass* AnimClass = nullptr;
	TObjectPtr<UAnimInstance> AnimScriptInstance;
	EAnimationMode::Type AnimationMode = EAnimationMode::AnimationBlueprint;
	TMap<FName, float> MorphTargets;
};
