// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

/** Holds its defaults: the stand-in reads no configuration file. */
class UDeveloperSettings : public UObject
{
	STANDIN_CLASS_CORE(UDeveloperSettings, UObject, CLASS_Abstract, false)

public:
	UDeveloperSettings() = default;
	explicit UDeveloperSettings(const FObjectInitializer& Initializer)
		: UObject(Initializer)
	{
	}
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
	virtual FName GetContainerName() const
	{
		return TEXT("Project");
	}
	virtual FName GetCategoryName() const
	{
		return CategoryName;
	}
	virtual FName GetSectionName() const
	{
		return SectionName;
	}
#if WITH_EDITOR
	virtual FText GetSectionText() const
	{
		return FText::FromName(SectionName);
	}
	virtual FText GetSectionDescription() const
	{
		return FText();
	}
#endif

protected:
	FName CategoryName;
	FName SectionName;
};
