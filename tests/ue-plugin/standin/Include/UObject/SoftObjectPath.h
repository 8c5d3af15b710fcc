// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

namespace UE::Standin
{
/** What a soft path finds; tests add the assets and classes of their game. */
void AddAsset(const FString& Path, UObject* Asset);
void AddAssetClass(const FString& Path, UClass* Class);
UObject* FindAsset(const FString& Path);
UClass* FindAssetClass(const FString& Path);
} // namespace UE::Standin

struct FSoftObjectPath
{
	FSoftObjectPath() = default;
	explicit FSoftObjectPath(const FString& InPath)
		: Path(InPath)
	{
	}
	explicit FSoftObjectPath(const TCHAR* InPath)
		: Path(InPath)
	{
	}
	STANDIN_STRUCT(FSoftObjectPath, nullptr)
	FString ToString() const
	{
		return Path;
	}
	bool IsNull() const
	{
		return Path.IsEmpty();
	}
	bool IsValid() const
	{
		return !Path.IsEmpty();
	}
	UObject* TryLoad() const
	{
		return UE::Standin::FindAsset(Path);
	}
	UObject* ResolveObject() const
	{
		return UE::Standin::FindAsset(Path);
	}

protected:
	FString Path;
};

struct FSoftClassPath : public FSoftObjectPath
{
	using FSoftObjectPath::FSoftObjectPath;
	template <typename T>
	UClass* TryLoadClass() const
	{
		UClass* const Class = UE::Standin::FindAssetClass(Path);
		return Class != nullptr && Class->IsChildOf(T::StaticClass()) ? Class : nullptr;
	}
};

template <typename T>
struct TSoftObjectPtr
{
	TSoftObjectPtr() = default;
	explicit TSoftObjectPtr(const FSoftObjectPath& InPath)
		: Path(InPath)
	{
	}
	T* Get() const
	{
		return Cast<T>(Path.ResolveObject());
	}
	T* LoadSynchronous() const
	{
		return Get();
	}
	bool IsNull() const
	{
		return Path.IsNull();
	}
	const FSoftObjectPath& ToSoftObjectPath() const
	{
		return Path;
	}

private:
	FSoftObjectPath Path;
};

template <typename T>
struct TSoftClassPtr
{
	TSoftClassPtr() = default;
	explicit TSoftClassPtr(const FSoftObjectPath& InPath)
		: Path(InPath.ToString())
	{
	}
	UClass* LoadSynchronous() const
	{
		return Path.TryLoadClass<T>();
	}
	UClass* Get() const
	{
		return LoadSynchronous();
	}
	bool IsNull() const
	{
		return Path.IsNull();
	}

private:
	FSoftClassPath Path;
};

template <typename T>
UClass* LoadClass(UObject*, const TCHAR* Path)
{
	return FSoftClassPath(Path).TryLoadClass<T>();
}
template <typename T>
T* LoadObject(UObject*, const TCHAR* Path)
{
	return Cast<T>(UE::Standin::FindAsset(Path));
}
