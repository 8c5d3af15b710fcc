// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HAL/IConsoleManager.h"

#include "Standin/Failures.h"

namespace UE::Standin
{
namespace
{
FOutputDeviceRedirector Redirector;
}
} // namespace UE::Standin

FOutputDeviceRedirector* GLog = &UE::Standin::Redirector;

void FOutputDeviceRedirector::Serialize(const TCHAR* InText, ELogVerbosity::Type Verbosity, const FName&)
{
	UE::Standin::WriteLog(LogTemp, Verbosity, InText);
}

struct IConsoleManager::FCommandEntry final : IConsoleCommand
{
	FString Help;
	FCommand Command;
	const TCHAR* GetHelp() const override
	{
		return *Help;
	}
};

struct IConsoleManager::FVariableEntry final : IConsoleVariable
{
	FString Help;
	FString Value;
	const TCHAR* GetHelp() const override
	{
		return *Help;
	}
	int32 GetInt() const override
	{
		return FCString::Atoi(*Value);
	}
	float GetFloat() const override
	{
		return FCString::Atof(*Value);
	}
	bool GetBool() const override
	{
		return Value.ToBool();
	}
	FString GetString() const override
	{
		return Value;
	}
	void Set(const TCHAR* NewValue) override
	{
		Value = NewValue;
	}
};

IConsoleManager& IConsoleManager::Get()
{
	static IConsoleManager* const Manager = new IConsoleManager();
	return *Manager;
}

IConsoleCommand* IConsoleManager::Register(const TCHAR* Name, const TCHAR* Help, FCommand Command)
{
	if (Objects.Contains(Name))
	{
		UE::Standin::ReportFailure(FString::Printf(TEXT("The console object %s is registered twice"), Name));
		return nullptr;
	}
	const TSharedRef<FCommandEntry> Entry = MakeShared<FCommandEntry>();
	Entry->Help = Help;
	Entry->Command = MoveTemp(Command);
	Objects.Add(Name, Entry);
	Commands.Add(&Entry.Get(), &Entry.Get());
	return &Entry.Get();
}

IConsoleCommand* IConsoleManager::RegisterConsoleCommand(
	const TCHAR* Name, const TCHAR* Help, const FConsoleCommandDelegate& Command, uint32)
{
	return Register(Name, Help,
		[Command](const TArray<FString>&, UWorld*, FOutputDevice&)
		{
			Command.ExecuteIfBound();
		});
}

IConsoleCommand* IConsoleManager::RegisterConsoleCommand(
	const TCHAR* Name, const TCHAR* Help, const FConsoleCommandWithArgsDelegate& Command, uint32)
{
	return Register(Name, Help,
		[Command](const TArray<FString>& Args, UWorld*, FOutputDevice&)
		{
			Command.ExecuteIfBound(Args);
		});
}

IConsoleCommand* IConsoleManager::RegisterConsoleCommand(
	const TCHAR* Name, const TCHAR* Help, const FConsoleCommandWithWorldDelegate& Command, uint32)
{
	return Register(Name, Help,
		[Command](const TArray<FString>&, UWorld* World, FOutputDevice&)
		{
			Command.ExecuteIfBound(World);
		});
}

IConsoleCommand* IConsoleManager::RegisterConsoleCommand(
	const TCHAR* Name, const TCHAR* Help, const FConsoleCommandWithWorldAndArgsDelegate& Command, uint32)
{
	return Register(Name, Help,
		[Command](const TArray<FString>& Args, UWorld* World, FOutputDevice&)
		{
			Command.ExecuteIfBound(Args, World);
		});
}

IConsoleCommand* IConsoleManager::RegisterConsoleCommand(
	const TCHAR* Name, const TCHAR* Help, const FConsoleCommandWithWorldArgsAndOutputDeviceDelegate& Command, uint32)
{
	return Register(Name, Help,
		[Command](const TArray<FString>& Args, UWorld* World, FOutputDevice& Output)
		{
			Command.ExecuteIfBound(Args, World, Output);
		});
}

IConsoleCommand* IConsoleManager::RegisterConsoleCommand(
	const TCHAR* Name, const TCHAR* Help, const FConsoleCommandWithOutputDeviceDelegate& Command, uint32)
{
	return Register(Name, Help,
		[Command](const TArray<FString>&, UWorld*, FOutputDevice& Output)
		{
			Command.ExecuteIfBound(Output);
		});
}

IConsoleVariable* IConsoleManager::RegisterVariable(const TCHAR* Name, const TCHAR* Help, FString Value)
{
	const TSharedRef<FVariableEntry> Entry = MakeShared<FVariableEntry>();
	Entry->Help = Help;
	Entry->Value = MoveTemp(Value);
	Objects.Add(Name, Entry);
	Variables.Add(&Entry.Get(), &Entry.Get());
	return &Entry.Get();
}

IConsoleVariable* IConsoleManager::RegisterConsoleVariable(const TCHAR* Name, int32 Default, const TCHAR* Help, uint32)
{
	return RegisterVariable(Name, Help, LexToString(Default));
}

IConsoleVariable* IConsoleManager::RegisterConsoleVariable(const TCHAR* Name, float Default, const TCHAR* Help, uint32)
{
	return RegisterVariable(Name, Help, LexToString(Default));
}

void IConsoleManager::UnregisterConsoleObject(IConsoleObject* Object, bool)
{
	Commands.Remove(Object);
	Variables.Remove(Object);
	for (const TPair<FString, TSharedPtr<IConsoleObject>>& Pair : Objects)
	{
		if (Pair.Value.Get() == Object)
		{
			Objects.Remove(FString(Pair.Key));
			return;
		}
	}
}

void IConsoleManager::UnregisterConsoleObject(const TCHAR* Name, bool bKeepState)
{
	UnregisterConsoleObject(FindConsoleObject(Name), bKeepState);
}

IConsoleObject* IConsoleManager::FindConsoleObject(const TCHAR* Name) const
{
	return Objects.FindRef(Name).Get();
}

IConsoleVariable* IConsoleManager::FindConsoleVariable(const TCHAR* Name) const
{
	return Variables.FindRef(FindConsoleObject(Name));
}

bool IConsoleManager::ProcessUserConsoleInput(const TCHAR* Input, FOutputDevice& Output, UWorld* World)
{
	TArray<FString> Words;
	FString(Input).ParseIntoArrayWS(Words);
	IConsoleObject* const Object = Words.IsEmpty() ? nullptr : FindConsoleObject(*Words[0]);
	if (FCommandEntry* const Command = Commands.FindRef(Object))
	{
		Words.RemoveAt(0);
		Command->Command(Words, World, Output);
		return true;
	}
	if (FVariableEntry* const Variable = Variables.FindRef(Object))
	{
		if (Words.Num() > 1)
		{
			Variable->Set(*Words[1]);
		}
		return true;
	}
	return false;
}
