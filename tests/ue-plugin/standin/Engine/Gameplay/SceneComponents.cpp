// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Animation/AnimInstance.h"
#include "Components/SkeletalMeshComponent.h"
#include "GameFramework/Actor.h"

const FAttachmentTransformRules FAttachmentTransformRules::KeepRelativeTransform{EAttachmentRule::KeepRelative};
const FAttachmentTransformRules FAttachmentTransformRules::KeepWorldTransform{EAttachmentRule::KeepWorld};
const FAttachmentTransformRules FAttachmentTransformRules::SnapToTargetNotIncludingScale{EAttachmentRule::SnapToTarget};
const FAttachmentTransformRules FAttachmentTransformRules::SnapToTargetIncludingScale{EAttachmentRule::SnapToTarget};

bool USceneComponent::AttachToComponent(USceneComponent* InParent, const FAttachmentTransformRules&, FName InSocketName)
{
	SetupAttachment(InParent, InSocketName);
	return InParent != nullptr;
}

void USceneComponent::SetupAttachment(USceneComponent* InParent, FName InSocketName)
{
	AttachParent = InParent;
	AttachSocketName = InSocketName;
}

void USceneComponent::StandinVisitReferences(FReferenceCollector& Collector)
{
	Super::StandinVisitReferences(Collector);
	Collector.Visit(AttachParent);
}

void USkeletalMeshComponent::SetAnimInstanceClass(UClass* NewClass)
{
	AnimClass = NewClass;
	AnimScriptInstance = NewClass == nullptr ? nullptr : NewObject<UAnimInstance>(this, NewClass);
	if (AnimScriptInstance != nullptr)
	{
		AnimScriptInstance->NativeInitializeAnimation();
	}
}

void USkeletalMeshComponent::SetMorphTarget(FName MorphTargetName, float Value, bool)
{
	MorphTargets.Add(MorphTargetName, Value);
}

void USkeletalMeshComponent::StandinVisitReferences(FReferenceCollector& Collector)
{
	Super::StandinVisitReferences(Collector);
	Collector.Visit(AnimScriptInstance);
}

USkeletalMeshComponent* UAnimInstance::GetSkelMeshComponent() const
{
	return GetTypedOuter<USkeletalMeshComponent>();
}

AActor* UAnimInstance::GetOwningActor() const
{
	return GetTypedOuter<AActor>();
}
