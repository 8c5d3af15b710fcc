// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/Audio/AudioVoice.h"

#include "AudioDeviceManager.h"
#include "Engine/World.h"
#include "Misc/FileHelper.h"
#include "Standin/Clock.h"

namespace UE::Standin
{
TArray<int16> FHeadlessAudioDevice::Heard() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return HeardSamples;
}

double FHeadlessAudioDevice::HeardStartTime() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return FirstCallbackTime + OutputLatencySeconds();
}

double FHeadlessAudioDevice::HeardLevel(double From, double To) const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	const double Start = FirstCallbackTime + OutputLatencySeconds();
	const int32 First = FMath::Clamp(FMath::RoundToInt32((From - Start) * HeardRate), 0, HeardSamples.Num());
	const int32 End = FMath::Clamp(FMath::RoundToInt32((To - Start) * HeardRate), First, HeardSamples.Num());
	double Sum = 0;
	for (int32 Index = First; Index < End; ++Index)
	{
		Sum += FMath::Abs(static_cast<double>(HeardSamples[Index]));
	}
	return End == First ? 0 : Sum / (End - First);
}

TArray<FPull> FHeadlessAudioDevice::Pulls() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return PullLog;
}

int64 FHeadlessAudioDevice::NumCallbacks() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return Callbacks;
}

double FHeadlessAudioDevice::GetAudioClock() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return static_cast<double>(Callbacks) * CallbackSeconds();
}

double FHeadlessAudioDevice::GetInterpolatedAudioClock() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	const double Rendered = static_cast<double>(Callbacks) * CallbackSeconds();
	const double SinceFirst = FirstCallbackTime < 0 ? 0 : FClock::Now() - FirstCallbackTime;
	return FMath::Clamp(SinceFirst, Rendered - CallbackSeconds(), Rendered);
}

bool FHeadlessAudioDevice::WriteWav(const FString& Path) const
{
	const TArray<int16> Samples = Heard();
	TArray<uint8> Bytes;
	const auto Put = [&Bytes](const char* Tag)
	{
		Bytes.Append(reinterpret_cast<const uint8*>(Tag), 4);
	};
	const auto Put32 = [&Bytes](uint32 Value)
	{
		Bytes.Append(reinterpret_cast<const uint8*>(&Value), 4);
	};
	const uint32 DataBytes = static_cast<uint32>(Samples.NumBytes());
	Put("RIFF");
	Put32(36 + DataBytes);
	Put("WAVE");
	Put("fmt ");
	Put32(16);
	Put32(1u | (1u << 16)); // PCM, one channel
	Put32(HeardRate);
	Put32(HeardRate * 2);
	Put32(2u | (16u << 16)); // block of 2 bytes, 16 bits
	Put("data");
	Put32(DataBytes);
	Bytes.Append(reinterpret_cast<const uint8*>(Samples.GetData()), static_cast<int32>(DataBytes));
	return FFileHelper::SaveArrayToFile(Bytes, *Path);
}
} // namespace UE::Standin

FAudioDeviceManager* FAudioDeviceManager::Get()
{
	static FAudioDeviceManager Manager;
	return UE::Standin::FHeadlessAudioDevice::Main() == nullptr ? nullptr : &Manager;
}

FAudioDeviceHandle FAudioDeviceManager::GetMainAudioDevice() const
{
	return FAudioDeviceHandle(UE::Standin::FHeadlessAudioDevice::Main());
}

FAudioDevice* FAudioDeviceManager::GetMainAudioDeviceRaw() const
{
	return UE::Standin::FHeadlessAudioDevice::Main();
}

FAudioDeviceHandle UWorld::GetAudioDevice() const
{
	return FAudioDeviceHandle(GetAudioDeviceRaw());
}

FAudioDevice* UWorld::GetAudioDeviceRaw() const
{
	return UE::Standin::FHeadlessAudioDevice::Main();
}
