// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Map.h"
#include "Delegates/Delegate.h"
#include "Modules/ModuleInterface.h"
#include "Templates/UniquePtr.h"
#include "UObject/NameTypes.h"

/** Game thread. */
class FModuleManager
{
public:
	using FMaker = IModuleInterface* (*)();

	static FModuleManager& Get();
	IModuleInterface* LoadModule(FName Name);
	IModuleInterface& LoadModuleChecked(FName Name);
	IModuleInterface* GetModule(FName Name);
	bool IsModuleLoaded(FName Name) const;
	bool UnloadModule(FName Name, bool bIsShutdown = false);
	template <typename T>
	static T* GetModulePtr(FName Name)
	{
		return static_cast<T*>(Get().GetModule(Name));
	}
	template <typename T>
	static T& GetModuleChecked(FName Name)
	{
		T* const Module = GetModulePtr<T>(Name);
		check(Module != nullptr);
		return *Module;
	}
	template <typename T>
	static T& LoadModuleChecked(FName Name)
	{
		return static_cast<T&>(Get().LoadModuleChecked(Name));
	}
	void StandinRegister(FName Name, FMaker Maker);
	/** What the engine does at its start and, in reverse order, at its end. */
	void StandinLoadAll();
	void StandinUnloadAll();

private:
	TMap<FName, FMaker> Makers;
	TArray<TPair<FName, TSharedPtr<IModuleInterface>>> Loaded;
};

namespace UE::Standin
{
struct FModuleRegistrar
{
	FModuleRegistrar(const TCHAR* Name, FModuleManager::FMaker Maker)
	{
		FModuleManager::Get().StandinRegister(FName(Name), Maker);
	}
};
} // namespace UE::Standin

/** Linked from a static library, the file that holds it must be pulled in: use an object library for the plugin. */
#define IMPLEMENT_MODULE(ModuleClass, ModuleName)                                                                      \
	static const UE::Standin::FModuleRegistrar StandinModuleRegistrar##ModuleName(TEXT(#ModuleName),                   \
		[]() -> IModuleInterface*                                                                                      \
		{                                                                                                              \
			return new ModuleClass();                                                                                  \
		});
