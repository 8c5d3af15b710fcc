// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "AudioDefines.h"
#include "Sound/SoundAttenuation.h"
#include "Sound/SoundClass.h"
#include "UObject/Object.h"

enum class EVirtualizationMode : uint8
{
	Disabled,
	PlayWhenSilent,
	Restart,
	SeekRestart
};

class USoundBase : public UObject
{
	STANDIN_CLASS(USoundBase, UObject)

public:
	virtual float GetDuration() const
	{
		return Duration;
	}
	virtual bool IsPlayable() const
	{
		return true;
	}
	void StandinVisitReferences(FReferenceCollector& Collector) override
	{
		UObject::StandinVisitReferences(Collector);
		Collector.Visit(AttenuationSettings);
		Collector.Visit(SoundClassObject);
	}

	float Duration = 0;
	EVirtualizationMode VirtualizationMode = EVirtualizationMode::Disabled;
	TObjectPtr<USoundAttenuation> AttenuationSettings;
	TObjectPtr<USoundClass> SoundClassObject;
};
