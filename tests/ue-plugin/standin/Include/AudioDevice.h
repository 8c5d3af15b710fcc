// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

class USoundBase;

/** What the plugin may ask of the device; the device itself is Standin/HeadlessAudio.h. */
class FAudioDevice
{
public:
	virtual ~FAudioDevice() = default;
	/** Frames per second of the output. */
	int32 GetSampleRate() const
	{
		return SampleRate;
	}
	/** Frames per callback. */
	int32 GetNumOutputFrames() const
	{
		return NumOutputFrames;
	}
	int32 GetBufferLength() const
	{
		return NumOutputFrames;
	}
	int32 GetNumBuffers() const
	{
		return NumBuffers;
	}
	/** Seconds rendered so far. */
	virtual double GetAudioClock() const = 0;
	virtual double GetInterpolatedAudioClock() const = 0;
	bool IsAudioDeviceMuted() const
	{
		return false;
	}

	int32 SampleRate = 48000;
	int32 NumOutputFrames = 1024;
	int32 NumBuffers = 2;
};

class FAudioDeviceHandle
{
public:
	FAudioDeviceHandle() = default;
	explicit FAudioDeviceHandle(FAudioDevice* InDevice)
		: Device(InDevice)
	{
	}
	bool IsValid() const
	{
		return Device != nullptr;
	}
	explicit operator bool() const
	{
		return IsValid();
	}
	FAudioDevice* GetAudioDevice() const
	{
		return Device;
	}
	FAudioDevice* operator->() const
	{
		check(Device != nullptr);
		return Device;
	}

private:
	FAudioDevice* Device = nullptr;
};
