// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarLiveLinkSourceFactory.h"

#include "LiveLink/SidecarLiveLinkSource.h"

#define LOCTEXT_NAMESPACE "SidecarLiveLink"

FText USidecarLiveLinkSourceFactory::GetSourceDisplayName() const
{
	return LOCTEXT("SourceName", "Sidecar");
}

FText USidecarLiveLinkSourceFactory::GetSourceTooltip() const
{
	return LOCTEXT("SourceTooltip", "The faces of the characters that speak through the sidecar");
}

ULiveLinkSourceFactory::EMenuType USidecarLiveLinkSourceFactory::GetMenuType() const
{
	return EMenuType::MenuEntry;
}

TSharedPtr<ILiveLinkSource> USidecarLiveLinkSourceFactory::CreateSource(const FString& ConnectionString) const
{
	// It says nothing: where the sidecar is, the project settings know.
	static_cast<void>(ConnectionString);
	return MakeShared<FSidecarLiveLinkSource>();
}

#undef LOCTEXT_NAMESPACE
