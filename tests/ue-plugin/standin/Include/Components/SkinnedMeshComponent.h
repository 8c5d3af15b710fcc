// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Components/SceneComponent.h"

class USkinnedMeshComponent : public USceneComponent
{
	STANDIN_CLASS(USkinnedMeshComponent, USceneComponent)

public:
	using USceneComponent::USceneComponent;
};
