// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "AudioDevice.h"

class FAudioDeviceManager
{
public:
	static FAudioDeviceManager* Get();
	FAudioDeviceHandle GetMainAudioDevice() const;
	FAudioDevice* GetMainAudioDeviceRaw() const;
	FAudioDeviceHandle GetActiveAudioDevice() const
	{
		return GetMainAudioDevice();
	}
};
