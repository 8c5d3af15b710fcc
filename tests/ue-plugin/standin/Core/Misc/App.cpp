// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Misc/App.h"

#include "CoreGlobals.h"
#include "Interfaces/IPluginManager.h"
#include "Misc/CommandLine.h"
#include "Misc/ConfigCacheIni.h"
#include "Misc/Parse.h"

namespace UE::Standin
{
namespace
{
double AppTime = 0;
double AppDelta = 1.0 / 60.0;
FString CommandLineText;
FConfigCacheIni ConfigCache;
} // namespace
} // namespace UE::Standin

FConfigCacheIni* GConfig = &UE::Standin::ConfigCache;
FString GGameIni = TEXT("Game.ini");
FString GEngineIni = TEXT("Engine.ini");

double FApp::GetDeltaTime()
{
	return UE::Standin::AppDelta;
}

double FApp::GetCurrentTime()
{
	return UE::Standin::AppTime;
}

double FApp::GetLastTime()
{
	return UE::Standin::AppTime - UE::Standin::AppDelta;
}

void FApp::StandinSetTime(double CurrentTime, double DeltaTime)
{
	UE::Standin::AppTime = CurrentTime;
	UE::Standin::AppDelta = DeltaTime;
}

const TCHAR* FApp::GetProjectName()
{
	return *GInternalProjectName;
}

const TCHAR* FApp::GetBuildVersion()
{
	return TEXT("5.7.0-StandIn");
}

FGuid FApp::GetSessionId()
{
	static const FGuid SessionId = FGuid::NewGuid();
	return SessionId;
}

bool FApp::IsUnattended()
{
	return true;
}

bool FApp::IsGame()
{
	return true;
}

bool FApp::CanEverRender()
{
	return false;
}

bool FApp::CanEverRenderAudio()
{
	return true;
}

bool FApp::HasFocus()
{
	return true;
}

const TCHAR* FCommandLine::Get()
{
	return *UE::Standin::CommandLineText;
}

bool FCommandLine::Set(const TCHAR* NewCommandLine)
{
	UE::Standin::CommandLineText = NewCommandLine;
	return true;
}

bool FParse::Param(const TCHAR* Stream, const TCHAR* Name)
{
	TArray<FString> Words;
	FString(Stream).ParseIntoArrayWS(Words);
	return Words.Contains(FString(TEXT("-")) + Name);
}

bool FParse::Value(const TCHAR* Stream, const TCHAR* Match, FString& OutValue)
{
	const FString Text(Stream);
	const int32 At = Text.Find(Match);
	if (At == INDEX_NONE)
	{
		return false;
	}
	OutValue = Text.Mid(At + FCString::Strlen(Match));
	const bool bQuoted = OutValue.StartsWith(TEXT("\""));
	FString Rest;
	if (bQuoted)
	{
		OutValue.RemoveAt(0);
	}
	OutValue.Split(bQuoted ? TEXT("\"") : TEXT(" "), &OutValue, &Rest);
	return true;
}

bool FParse::Value(const TCHAR* Stream, const TCHAR* Match, int32& OutValue)
{
	FString Text;
	const bool bFound = Value(Stream, Match, Text);
	OutValue = bFound ? FCString::Atoi(*Text) : OutValue;
	return bFound;
}

bool FConfigCacheIni::GetString(const TCHAR* Section, const TCHAR* Key, FString& OutValue, const FString& File)
{
	const FString* const Found = Values.Find(File + TEXT("|") + Section + TEXT("|") + Key);
	OutValue = Found == nullptr ? OutValue : *Found;
	return Found != nullptr;
}

bool FConfigCacheIni::GetBool(const TCHAR* Section, const TCHAR* Key, bool& bOutValue, const FString& File)
{
	FString Text;
	const bool bFound = GetString(Section, Key, Text, File);
	bOutValue = bFound ? Text.ToBool() : bOutValue;
	return bFound;
}

bool FConfigCacheIni::GetInt(const TCHAR* Section, const TCHAR* Key, int32& OutValue, const FString& File)
{
	FString Text;
	const bool bFound = GetString(Section, Key, Text, File);
	OutValue = bFound ? FCString::Atoi(*Text) : OutValue;
	return bFound;
}

void FConfigCacheIni::SetString(const TCHAR* Section, const TCHAR* Key, const TCHAR* Value, const FString& File)
{
	Values.Add(File + TEXT("|") + Section + TEXT("|") + Key, Value);
}

IPluginManager& IPluginManager::Get()
{
	static IPluginManager* const Manager = new IPluginManager();
	return *Manager;
}

TSharedPtr<IPlugin> IPluginManager::FindPlugin(FStringView Name)
{
	const FString Wanted(Name);
	TSharedPtr<IPlugin>* const Found = Plugins.FindByPredicate(
		[&Wanted](const TSharedPtr<IPlugin>& Plugin)
		{
			return Plugin->Name == Wanted;
		});
	return Found == nullptr ? nullptr : *Found;
}

void IPluginManager::StandinAdd(const FString& Name, const FString& BaseDir, const FString& VersionName)
{
	const TSharedRef<IPlugin> Plugin = MakeShared<IPlugin>();
	Plugin->Name = Name;
	Plugin->BaseDir = BaseDir;
	Plugin->Descriptor.VersionName = VersionName;
	Plugins.Add(Plugin);
}
