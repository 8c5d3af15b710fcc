// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Map.h"
#include "Delegates/Delegate.h"
#include "Features/IModularFeature.h"
#include "UObject/NameTypes.h"

DECLARE_MULTICAST_DELEGATE_TwoParams(FStandinOnModularFeature, const FName&, IModularFeature*);

class IModularFeatures
{
public:
	using FOnModularFeatureRegistered = FStandinOnModularFeature;
	using FOnModularFeatureUnregistered = FStandinOnModularFeature;

	static IModularFeatures& Get();
	bool IsModularFeatureAvailable(const FName Type) const;
	int32 GetModularFeatureImplementationCount(const FName Type) const;
	IModularFeature* GetModularFeatureImplementation(const FName Type, int32 Index);
	template <typename T>
	T& GetModularFeature(const FName Type)
	{
		IModularFeature* const Feature = GetModularFeatureImplementation(Type, 0);
		check(Feature != nullptr);
		return *static_cast<T*>(Feature);
	}
	void RegisterModularFeature(const FName Type, IModularFeature* Feature);
	void UnregisterModularFeature(const FName Type, IModularFeature* Feature);
	FOnModularFeatureRegistered& OnModularFeatureRegistered()
	{
		return Registered;
	}
	FOnModularFeatureUnregistered& OnModularFeatureUnregistered()
	{
		return Unregistered;
	}

private:
	TMap<FName, TArray<IModularFeature*>> Features;
	FStandinOnModularFeature Registered;
	FStandinOnModularFeature Unregistered;
};
