// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Link/EndpointFile.h"
#include "Core/Link/Link.h"
#include "CoreMinimal.h"
#include "SidecarSettings.h"

/** Finds the sidecar by the project's settings, as they were when the game asked to connect. */
class FSidecarTargetSource final : public UE::Sidecar::ILinkTargetSource
{
public:
	/** @param EndpointOverride in place of the configured one; empty for that. Game thread. */
	explicit FSidecarTargetSource(const FString& EndpointOverride);

	virtual UE::Sidecar::ETargetResult FindTarget(UE::Sidecar::FLinkTarget& OutTarget, std::string& OutError) override;

	/** Where the endpoint file is looked for. */
	const FString& GetEndpointFilePath() const
	{
		return EndpointFilePath;
	}

private:
	bool ReadEndpointFile(UE::Sidecar::FEndpointFile& OutDescription, std::string& OutError) const;

	FString Endpoint;
	FString EndpointFilePath;
	ESidecarTokenSource TokenSource;
};
