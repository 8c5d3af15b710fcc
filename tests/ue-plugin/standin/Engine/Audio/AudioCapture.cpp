// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "AudioCaptureCore.h"

#include "Standin/Microphone.h"

#include <mutex>
#include <thread>

namespace UE::Standin
{
namespace
{
struct FStream
{
	std::mutex Lock;
	Audio::FOnAudioCaptureFunction OnCapture;
	int32 SampleRate = 48000;
	int32 NumChannels = 1;
	double StreamTime = 0;
	bool bCapturing = false;
};

struct FMicrophoneState
{
	std::mutex Lock;
	TArray<std::weak_ptr<FStream>> Streams;
	int32 SampleRate = 48000;
	int32 NumChannels = 1;
	bool bPresent = true;
};

FMicrophoneState& Microphone()
{
	static FMicrophoneState* const State = new FMicrophoneState();
	return *State;
}

TArray<std::shared_ptr<FStream>> LiveStreams()
{
	const std::lock_guard<std::mutex> Guard(Microphone().Lock);
	TArray<std::shared_ptr<FStream>> Result;
	for (const std::weak_ptr<FStream>& Weak : Microphone().Streams)
	{
		if (std::shared_ptr<FStream> Stream = Weak.lock())
		{
			Result.Add(Stream);
		}
	}
	return Result;
}
} // namespace

void FMicrophone::SetFormat(int32 SampleRate, int32 NumChannels)
{
	const std::lock_guard<std::mutex> Guard(Microphone().Lock);
	Microphone().SampleRate = SampleRate;
	Microphone().NumChannels = NumChannels;
}

void FMicrophone::SetPresent(bool bPresent)
{
	const std::lock_guard<std::mutex> Guard(Microphone().Lock);
	Microphone().bPresent = bPresent;
}

void FMicrophone::Feed(const TArray<float>& Samples)
{
	// A thread of its own, as the callbacks of a real device come from one.
	std::thread Capture(
		[&Samples]
		{
			for (const std::shared_ptr<FStream>& Stream : LiveStreams())
			{
				const std::lock_guard<std::mutex> Guard(Stream->Lock);
				if (Stream->bCapturing)
				{
					const int32 NumFrames = Samples.Num() / Stream->NumChannels;
					Stream->OnCapture(Samples.GetData(), NumFrames, Stream->NumChannels, Stream->SampleRate,
						Stream->StreamTime, false);
					Stream->StreamTime += static_cast<double>(NumFrames) / Stream->SampleRate;
				}
			}
		});
	Capture.join();
}

int32 FMicrophone::NumCapturing()
{
	int32 Result = 0;
	for (const std::shared_ptr<FStream>& Stream : LiveStreams())
	{
		const std::lock_guard<std::mutex> Guard(Stream->Lock);
		Result += Stream->bCapturing ? 1 : 0;
	}
	return Result;
}
} // namespace UE::Standin

namespace Audio
{
struct FAudioCapture::FState
{
	std::shared_ptr<UE::Standin::FStream> Stream;
};

FAudioCapture::FAudioCapture()
	: State(MakeShared<FState>())
{
}

FAudioCapture::~FAudioCapture()
{
	AbortStream();
}

bool FAudioCapture::GetCaptureDeviceInfo(FCaptureDeviceInfo& OutInfo, int32)
{
	const std::lock_guard<std::mutex> Guard(UE::Standin::Microphone().Lock);
	OutInfo.DeviceName = TEXT("Stand-in microphone");
	OutInfo.InputChannels = UE::Standin::Microphone().NumChannels;
	OutInfo.PreferredSampleRate = UE::Standin::Microphone().SampleRate;
	return UE::Standin::Microphone().bPresent;
}

int32 FAudioCapture::GetCaptureDevicesAvailable(TArray<FCaptureDeviceInfo>& OutDevices)
{
	FCaptureDeviceInfo Info;
	if (GetCaptureDeviceInfo(Info))
	{
		OutDevices.Add(Info);
	}
	return OutDevices.Num();
}

bool FAudioCapture::OpenAudioCaptureStream(
	const FAudioCaptureDeviceParams& InParams, FOnAudioCaptureFunction OnCapture, uint32)
{
	UE::Standin::FMicrophoneState& Microphone = UE::Standin::Microphone();
	const std::lock_guard<std::mutex> Guard(Microphone.Lock);
	if (!Microphone.bPresent || State->Stream != nullptr)
	{
		return false;
	}
	State->Stream = std::make_shared<UE::Standin::FStream>();
	State->Stream->OnCapture = MoveTemp(OnCapture);
	State->Stream->SampleRate =
		InParams.SampleRate == InvalidDeviceSampleRate ? Microphone.SampleRate : InParams.SampleRate;
	State->Stream->NumChannels =
		InParams.NumInputChannels == InvalidDeviceChannelCount ? Microphone.NumChannels : InParams.NumInputChannels;
	Microphone.Streams.Add(State->Stream);
	return true;
}

bool FAudioCapture::CloseStream()
{
	StopStream();
	const bool bWasOpen = State->Stream != nullptr;
	State->Stream.reset();
	return bWasOpen;
}

bool FAudioCapture::StartStream()
{
	if (State->Stream == nullptr)
	{
		return false;
	}
	const std::lock_guard<std::mutex> Guard(State->Stream->Lock);
	State->Stream->bCapturing = true;
	return true;
}

bool FAudioCapture::StopStream()
{
	if (State->Stream == nullptr)
	{
		return false;
	}
	const std::lock_guard<std::mutex> Guard(State->Stream->Lock);
	State->Stream->bCapturing = false;
	return true;
}

bool FAudioCapture::AbortStream()
{
	return CloseStream();
}

bool FAudioCapture::GetStreamTime(double& OutStreamTime) const
{
	if (State->Stream == nullptr)
	{
		return false;
	}
	const std::lock_guard<std::mutex> Guard(State->Stream->Lock);
	OutStreamTime = State->Stream->StreamTime;
	return true;
}

int32 FAudioCapture::GetSampleRate() const
{
	return State->Stream == nullptr ? InvalidDeviceSampleRate : State->Stream->SampleRate;
}

bool FAudioCapture::IsStreamOpen() const
{
	return State->Stream != nullptr;
}

bool FAudioCapture::IsCapturing() const
{
	if (State->Stream == nullptr)
	{
		return false;
	}
	const std::lock_guard<std::mutex> Guard(State->Stream->Lock);
	return State->Stream->bCapturing;
}

bool FAudioCapture::GetIfHardwareFeatureIsSupported(EHardwareInputFeature)
{
	return false;
}
} // namespace Audio
