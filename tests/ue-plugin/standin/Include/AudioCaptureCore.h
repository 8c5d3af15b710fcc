// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "AudioCaptureDeviceInterface.h"

namespace Audio
{
class FAudioCapture
{
public:
	FAudioCapture();
	~FAudioCapture();
	bool GetCaptureDeviceInfo(FCaptureDeviceInfo& OutInfo, int32 DeviceIndex = DefaultDeviceIndex);
	int32 GetCaptureDevicesAvailable(TArray<FCaptureDeviceInfo>& OutDevices);
	bool OpenAudioCaptureStream(
		const FAudioCaptureDeviceParams& InParams, FOnAudioCaptureFunction OnCapture, uint32 NumFramesDesired);
	bool CloseStream();
	bool StartStream();
	/** No callback runs after it has returned. */
	bool StopStream();
	bool AbortStream();
	bool GetStreamTime(double& OutStreamTime) const;
	int32 GetSampleRate() const;
	bool IsStreamOpen() const;
	bool IsCapturing() const;
	bool GetIfHardwareFeatureIsSupported(EHardwareInputFeature FeatureType);

private:
	struct FState;
	TSharedPtr<FState> State;
};
} // namespace Audio
