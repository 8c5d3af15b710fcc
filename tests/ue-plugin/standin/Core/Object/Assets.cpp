// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "UObject/SoftObjectPath.h"

namespace UE::Standin
{
namespace
{
TMap<FString, TWeakObjectPtr<UObject>>& Assets()
{
	static TMap<FString, TWeakObjectPtr<UObject>> All;
	return All;
}

TMap<FString, UClass*>& AssetClasses()
{
	static TMap<FString, UClass*> All;
	return All;
}
} // namespace

void AddAsset(const FString& Path, UObject* Asset)
{
	Assets().Add(Path, Asset);
}

void AddAssetClass(const FString& Path, UClass* Class)
{
	AssetClasses().Add(Path, Class);
}

UObject* FindAsset(const FString& Path)
{
	return Assets().FindRef(Path).Get();
}

UClass* FindAssetClass(const FString& Path)
{
	return AssetClasses().FindRef(Path);
}
} // namespace UE::Standin
