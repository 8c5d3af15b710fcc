// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "ILiveLinkSource.h"

class SWidget;

DECLARE_DELEGATE_TwoParams(FStandinOnLiveLinkSourceCreated, TSharedPtr<ILiveLinkSource>, FString);

class ULiveLinkSourceFactory : public UObject
{
	STANDIN_CLASS_CORE(ULiveLinkSourceFactory, UObject, CLASS_Abstract, false)

public:
	using FOnLiveLinkSourceCreated = FStandinOnLiveLinkSourceCreated;
	enum class EMenuType
	{
		SubPanel,
		MenuEntry,
		Disabled
	};

	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
	virtual FText GetSourceDisplayName() const
	{
		return FText();
	}
	virtual FText GetSourceTooltip() const
	{
		return FText();
	}
	virtual EMenuType GetMenuType() const
	{
		return EMenuType::Disabled;
	}
	virtual TSharedPtr<SWidget> BuildCreationPanel(FOnLiveLinkSourceCreated OnLiveLinkSourceCreated) const
	{
		(void)OnLiveLinkSourceCreated;
		return nullptr;
	}
	virtual TSharedPtr<ILiveLinkSource> CreateSource(const FString& ConnectionString) const
	{
		(void)ConnectionString;
		return nullptr;
	}
	virtual bool IsEnabled() const
	{
		return true;
	}
};
