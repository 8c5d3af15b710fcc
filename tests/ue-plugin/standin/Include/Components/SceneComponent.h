// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Components/ActorComponent.h"

enum class EAttachmentRule : uint8
{
	KeepRelative,
	KeepWorld,
	SnapToTarget
};

struct FAttachmentTransformRules
{
	EAttachmentRule Rule = EAttachmentRule::KeepRelative;

	static const FAttachmentTransformRules KeepRelativeTransform;
	static const FAttachmentTransformRules KeepWorldTransform;
	static const FAttachmentTransformRules SnapToTargetNotIncludingScale;
	static const FAttachmentTransformRules SnapToTargetIncludingScale;
};

class USceneComponent : public UActorComponent
{
	STANDIN_CLASS(USceneComponent, UActorComponent)

public:
	using UActorComponent::UActorComponent;

	bool AttachToComponent(
		USceneComponent* InParent, const FAttachmentTransformRules& Rules, FName InSocketName = NAME_None);
	void SetupAttachment(USceneComponent* InParent, FName InSocketName = NAME_None);
	USceneComponent* GetAttachParent() const
	{
		return AttachParent;
	}
	FName GetAttachSocketName() const
	{
		return AttachSocketName;
	}
	FVector GetComponentLocation() const
	{
		return RelativeLocation;
	}
	void SetRelativeLocation(const FVector& Location)
	{
		RelativeLocation = Location;
	}
	void SetWorldLocation(const FVector& Location)
	{
		RelativeLocation = Location;
	}
	void StandinVisitReferences(FReferenceCollector& Collector) override;

private:
	TObjectPtr<USceneComponent> AttachParent;
	FName AttachSocketName;
	FVector RelativeLocation;
};
