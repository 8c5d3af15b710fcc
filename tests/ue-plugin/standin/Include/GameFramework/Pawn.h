// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "GameFramework/Actor.h"

class APawn : public AActor
{
	STANDIN_CLASS(APawn, AActor)

public:
	using AActor::AActor;
};
