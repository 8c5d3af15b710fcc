// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include "Templates/UnrealTemplate.h"

// Their meaning is read by HeaderTool, which writes what GENERATED_BODY stands for into X.generated.h.
#define UCLASS(...)
#define USTRUCT(...)
#define UENUM(...)
#define UINTERFACE(...)
#define UPROPERTY(...)
#define UFUNCTION(...)
#define UDELEGATE(...)
#define UMETA(...)
#define UPARAM(...)
#define STANDIN_JOIN_INNER(A, B, C, D) A##B##C##D
#define STANDIN_JOIN(A, B, C, D) STANDIN_JOIN_INNER(A, B, C, D)
#define GENERATED_BODY(...) STANDIN_JOIN(CURRENT_FILE_ID, _, __LINE__, _GENERATED_BODY)
#define GENERATED_UCLASS_BODY(...) GENERATED_BODY()
#define GENERATED_USTRUCT_BODY(...) GENERATED_BODY()

enum EObjectFlags : uint32
{
	RF_NoFlags = 0x0,
	RF_Public = 0x1,
	RF_Standalone = 0x2,
	RF_Transactional = 0x8,
	RF_ClassDefaultObject = 0x10,
	RF_ArchetypeObject = 0x20,
	RF_Transient = 0x40,
	RF_BeginDestroyed = 0x8000,
	RF_FinishDestroyed = 0x10000
};
inline constexpr EObjectFlags operator|(EObjectFlags A, EObjectFlags B)
{
	return static_cast<EObjectFlags>(static_cast<uint32>(A) | static_cast<uint32>(B));
}

enum EClassFlags : uint32
{
	CLASS_None = 0x0,
	CLASS_Abstract = 0x1,
	CLASS_Deprecated = 0x2,
	CLASS_NewerVersionExists = 0x4
};
