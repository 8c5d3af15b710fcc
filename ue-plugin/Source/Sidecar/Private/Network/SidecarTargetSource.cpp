// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Network/SidecarTargetSource.h"

#include "Core/Link/EndpointFile.h"
#include "HAL/FileManager.h"
#include "HAL/PlatformMisc.h"
#include "Interop/SidecarText.h"
#include "Misc/FileHelper.h"
#include "Misc/Paths.h"

namespace UE::Sidecar::TargetSourcePrivate
{
static const TCHAR* const TokenVariable = TEXT("SIDECAR_TOKEN");

class FEnvironment final : public IEndpointFileEnvironment
{
public:
	virtual std::optional<std::string> FindVariable(const char* Name) const override
	{
		const FString Value = FPlatformMisc::GetEnvironmentVariable(*FromUtf8(Name));
		return Value.IsEmpty() ? std::nullopt : std::optional<std::string>(ToUtf8(Value));
	}

	virtual bool FolderExists(const std::string& Path) const override
	{
		return IFileManager::Get().DirectoryExists(*FromUtf8(Path));
	}
};

static FString DefaultEndpointFilePath()
{
	const EEndpointFilePlatform Platform =
		PLATFORM_WINDOWS ? EEndpointFilePlatform::Windows : EEndpointFilePlatform::Unix;
	return FromUtf8(EndpointFilePath(Platform, FEnvironment()));
}
}

FSidecarTargetSource::FSidecarTargetSource(const FString& EndpointOverride)
{
	const USidecarSettings* Settings = GetDefault<USidecarSettings>();
	Endpoint = EndpointOverride.IsEmpty() ? Settings->Endpoint : EndpointOverride;
	TokenSource = Settings->TokenSource;
	EndpointFilePath = Settings->EndpointFile.IsEmpty() ? UE::Sidecar::TargetSourcePrivate::DefaultEndpointFilePath()
														: FPaths::ConvertRelativePathToFull(Settings->EndpointFile);
}

UE::Sidecar::ETargetResult FSidecarTargetSource::FindTarget(UE::Sidecar::FLinkTarget& OutTarget, std::string& OutError)
{
	if (!UE::Sidecar::ParseEndpoint(UE::Sidecar::ToUtf8(Endpoint), OutTarget.Endpoint, OutError))
	{
		return UE::Sidecar::ETargetResult::Impossible;
	}

	UE::Sidecar::FEndpointFile Description;
	const bool bNeedsFile = OutTarget.Endpoint.bIsAuto || TokenSource == ESidecarTokenSource::EndpointFile;
	if (bNeedsFile && !ReadEndpointFile(Description, OutError))
	{
		return UE::Sidecar::ETargetResult::NotYet;
	}

	if (OutTarget.Endpoint.bIsAuto)
	{
		OutTarget.Endpoint = Description.Endpoint;
	}

	switch (TokenSource)
	{
	case ESidecarTokenSource::EndpointFile:
		OutTarget.Token = Description.Token;
		break;
	case ESidecarTokenSource::Environment:
		OutTarget.Token =
			UE::Sidecar::ToUtf8(FPlatformMisc::GetEnvironmentVariable(UE::Sidecar::TargetSourcePrivate::TokenVariable));
		break;
	case ESidecarTokenSource::None:
	default:
		break;
	}

	return UE::Sidecar::ETargetResult::Found;
}

bool FSidecarTargetSource::ReadEndpointFile(UE::Sidecar::FEndpointFile& OutDescription, std::string& OutError) const
{
	const std::string Path = UE::Sidecar::ToUtf8(EndpointFilePath);
	const int64 Size = IFileManager::Get().FileSize(*EndpointFilePath);
	if (Size < 0)
	{
		OutError = "There is no endpoint file " + Path + ": is the sidecar running? Start it with 'sidecar run'.";
		return false;
	}

	FString Text;
	if (Size > static_cast<int64>(UE::Sidecar::LongestEndpointFileBytes)
		|| !FFileHelper::LoadFileToString(Text, *EndpointFilePath))
	{
		OutError = "The endpoint file " + Path + " can't be read, or is not the sidecar's.";
		return false;
	}

	if (!UE::Sidecar::ParseEndpointFile(UE::Sidecar::ToUtf8(Text), OutDescription, OutError))
	{
		OutError = Path + ": " + OutError;
		return false;
	}

	return true;
}
