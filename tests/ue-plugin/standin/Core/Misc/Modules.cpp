// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Features/IModularFeatures.h"
#include "Modules/ModuleManager.h"

#include "Standin/Threads.h"

FModuleManager& FModuleManager::Get()
{
	static FModuleManager* const Manager = new FModuleManager();
	return *Manager;
}

void FModuleManager::StandinRegister(FName Name, FMaker Maker)
{
	Makers.Add(Name, Maker);
}

IModuleInterface* FModuleManager::LoadModule(FName Name)
{
	UE::Standin::CheckGameThread("LoadModule");
	if (IModuleInterface* const Existing = GetModule(Name))
	{
		return Existing;
	}
	FMaker* const Maker = Makers.Find(Name);
	if (Maker == nullptr)
	{
		return nullptr;
	}
	const TSharedPtr<IModuleInterface> Module((*Maker)());
	Loaded.Emplace(Name, Module);
	Module->StartupModule();
	return Module.Get();
}

IModuleInterface& FModuleManager::LoadModuleChecked(FName Name)
{
	IModuleInterface* const Module = LoadModule(Name);
	check(Module != nullptr);
	return *Module;
}

IModuleInterface* FModuleManager::GetModule(FName Name)
{
	for (const TPair<FName, TSharedPtr<IModuleInterface>>& Entry : Loaded)
	{
		if (Entry.Key == Name)
		{
			return Entry.Value.Get();
		}
	}
	return nullptr;
}

bool FModuleManager::IsModuleLoaded(FName Name) const
{
	return const_cast<FModuleManager*>(this)->GetModule(Name) != nullptr;
}

bool FModuleManager::UnloadModule(FName Name, bool)
{
	UE::Standin::CheckGameThread("UnloadModule");
	const int32 Index = Loaded.IndexOfByPredicate(
		[Name](const TPair<FName, TSharedPtr<IModuleInterface>>& Entry)
		{
			return Entry.Key == Name;
		});
	if (Index == INDEX_NONE)
	{
		return false;
	}
	const TSharedPtr<IModuleInterface> Module = Loaded[Index].Value;
	Module->PreUnloadCallback();
	Module->ShutdownModule();
	Loaded.RemoveAt(Index);
	return true;
}

void FModuleManager::StandinLoadAll()
{
	TArray<FName> Names;
	Makers.GetKeys(Names);
	for (const FName Name : Names)
	{
		LoadModule(Name);
	}
}

void FModuleManager::StandinUnloadAll()
{
	while (!Loaded.IsEmpty())
	{
		UnloadModule(Loaded.Last().Key, true);
	}
}

IModularFeatures& IModularFeatures::Get()
{
	static IModularFeatures* const Features = new IModularFeatures();
	return *Features;
}

bool IModularFeatures::IsModularFeatureAvailable(const FName Type) const
{
	return GetModularFeatureImplementationCount(Type) > 0;
}

int32 IModularFeatures::GetModularFeatureImplementationCount(const FName Type) const
{
	const TArray<IModularFeature*>* const Found = Features.Find(Type);
	return Found == nullptr ? 0 : Found->Num();
}

IModularFeature* IModularFeatures::GetModularFeatureImplementation(const FName Type, int32 Index)
{
	return Index < GetModularFeatureImplementationCount(Type) ? Features[Type][Index] : nullptr;
}

void IModularFeatures::RegisterModularFeature(const FName Type, IModularFeature* Feature)
{
	Features.FindOrAdd(Type).Add(Feature);
	Registered.Broadcast(Type, Feature);
}

void IModularFeatures::UnregisterModularFeature(const FName Type, IModularFeature* Feature)
{
	if (Features.FindOrAdd(Type).Remove(Feature) > 0)
	{
		Unregistered.Broadcast(Type, Feature);
	}
}
