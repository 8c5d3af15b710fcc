// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Math/UnrealMath.h"

const FVector FVector::ZeroVector{0, 0, 0};
const FVector FVector::OneVector{1, 1, 1};
const FRotator FRotator::ZeroRotator{0, 0, 0};
const FTransform FTransform::Identity{};
const FColor FColor::White{255, 255, 255, 255};
const FColor FColor::Red{255, 0, 0, 255};
const FColor FColor::Green{0, 255, 0, 255};
const FColor FColor::Yellow{255, 255, 0, 255};
const FColor FColor::Cyan{0, 255, 255, 255};
