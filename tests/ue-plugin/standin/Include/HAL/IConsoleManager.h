// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Map.h"
#include "Delegates/Delegate.h"
#include "Misc/OutputDevice.h"
#include "Templates/Function.h"
#include "Templates/UniquePtr.h"

class UWorld;

enum EConsoleVariableFlags
{
	ECVF_Default = 0x0,
	ECVF_Cheat = 0x1,
	ECVF_ReadOnly = 0x4
};

DECLARE_DELEGATE(FConsoleCommandDelegate);
DECLARE_DELEGATE_OneParam(FConsoleCommandWithArgsDelegate, const TArray<FString>&);
DECLARE_DELEGATE_OneParam(FConsoleCommandWithWorldDelegate, UWorld*);
DECLARE_DELEGATE_TwoParams(FConsoleCommandWithWorldAndArgsDelegate, const TArray<FString>&, UWorld*);
DECLARE_DELEGATE_ThreeParams(
	FConsoleCommandWithWorldArgsAndOutputDeviceDelegate, const TArray<FString>&, UWorld*, FOutputDevice&);
DECLARE_DELEGATE_OneParam(FConsoleCommandWithOutputDeviceDelegate, FOutputDevice&);

class IConsoleObject
{
public:
	virtual ~IConsoleObject() = default;
	virtual const TCHAR* GetHelp() const = 0;
};

class IConsoleCommand : public IConsoleObject
{
};

class IConsoleVariable : public IConsoleObject
{
public:
	virtual int32 GetInt() const = 0;
	virtual float GetFloat() const = 0;
	virtual bool GetBool() const = 0;
	virtual FString GetString() const = 0;
	virtual void Set(const TCHAR* Value) = 0;
};

/** Game thread. */
class IConsoleManager
{
public:
	static IConsoleManager& Get();

	IConsoleCommand* RegisterConsoleCommand(
		const TCHAR* Name, const TCHAR* Help, const FConsoleCommandDelegate& Command, uint32 Flags = ECVF_Default);
	IConsoleCommand* RegisterConsoleCommand(const TCHAR* Name, const TCHAR* Help,
		const FConsoleCommandWithArgsDelegate& Command, uint32 Flags = ECVF_Default);
	IConsoleCommand* RegisterConsoleCommand(const TCHAR* Name, const TCHAR* Help,
		const FConsoleCommandWithWorldDelegate& Command, uint32 Flags = ECVF_Default);
	IConsoleCommand* RegisterConsoleCommand(const TCHAR* Name, const TCHAR* Help,
		const FConsoleCommandWithWorldAndArgsDelegate& Command, uint32 Flags = ECVF_Default);
	IConsoleCommand* RegisterConsoleCommand(const TCHAR* Name, const TCHAR* Help,
		const FConsoleCommandWithWorldArgsAndOutputDeviceDelegate& Command, uint32 Flags = ECVF_Default);
	IConsoleCommand* RegisterConsoleCommand(const TCHAR* Name, const TCHAR* Help,
		const FConsoleCommandWithOutputDeviceDelegate& Command, uint32 Flags = ECVF_Default);
	IConsoleVariable* RegisterConsoleVariable(
		const TCHAR* Name, int32 Default, const TCHAR* Help, uint32 Flags = ECVF_Default);
	IConsoleVariable* RegisterConsoleVariable(
		const TCHAR* Name, float Default, const TCHAR* Help, uint32 Flags = ECVF_Default);
	void UnregisterConsoleObject(IConsoleObject* Object, bool bKeepState = true);
	void UnregisterConsoleObject(const TCHAR* Name, bool bKeepState = true);
	IConsoleObject* FindConsoleObject(const TCHAR* Name) const;
	IConsoleVariable* FindConsoleVariable(const TCHAR* Name) const;
	/** The first word names the command or variable; false if there is none. */
	bool ProcessUserConsoleInput(const TCHAR* Input, FOutputDevice& Output, UWorld* World);

private:
	using FCommand = TFunction<void(const TArray<FString>&, UWorld*, FOutputDevice&)>;
	struct FCommandEntry;
	struct FVariableEntry;
	IConsoleCommand* Register(const TCHAR* Name, const TCHAR* Help, FCommand Command);
	IConsoleVariable* RegisterVariable(const TCHAR* Name, const TCHAR* Help, FString Value);

	TMap<FString, TSharedPtr<IConsoleObject>> Objects;
	TMap<IConsoleObject*, FCommandEntry*> Commands;
	TMap<IConsoleObject*, FVariableEntry*> Variables;
};

/** Registers in its constructor and unregisters in its destructor. */
class FAutoConsoleCommand : private FNoncopyable
{
public:
	template <typename TDelegateType>
	FAutoConsoleCommand(const TCHAR* Name, const TCHAR* Help, const TDelegateType& Command, uint32 Flags = ECVF_Default)
		: Object(IConsoleManager::Get().RegisterConsoleCommand(Name, Help, Command, Flags))
	{
	}
	~FAutoConsoleCommand()
	{
		IConsoleManager::Get().UnregisterConsoleObject(Object);
	}

private:
	IConsoleObject* Object;
};
using FAutoConsoleCommandWithWorld = FAutoConsoleCommand;
using FAutoConsoleCommandWithWorldAndArgs = FAutoConsoleCommand;
using FAutoConsoleCommandWithWorldArgsAndOutputDevice = FAutoConsoleCommand;
using FAutoConsoleCommandWithOutputDevice = FAutoConsoleCommand;
