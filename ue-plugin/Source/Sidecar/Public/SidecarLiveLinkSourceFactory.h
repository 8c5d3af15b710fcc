// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "LiveLinkSourceFactory.h"

#include "SidecarLiveLinkSourceFactory.generated.h"

/**
 * Lets the Live Link panel and Live Link presets make the source of the faces, in packaged games too. Nobody has to:
 * the first face that is shown adds a source when there is none.
 */
UCLASS()
class SIDECAR_API USidecarLiveLinkSourceFactory : public ULiveLinkSourceFactory
{
	GENERATED_BODY()

public:
	// ULiveLinkSourceFactory
	virtual FText GetSourceDisplayName() const override;
	virtual FText GetSourceTooltip() const override;
	virtual EMenuType GetMenuType() const override;
	virtual TSharedPtr<ILiveLinkSource> CreateSource(const FString& ConnectionString) const override;
};
