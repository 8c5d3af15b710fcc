// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Sound/SoundWaveProcedural.h"

#include "Standin/HeadlessAudio.h"
#include "Standin/Failures.h"

void USoundWave::BeginDestroy()
{
	UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main();
	if (Device != nullptr && Device->IsInUseByLiving(this))
	{
		UE::Standin::ReportFailure(
			FString::Printf(TEXT("%s is collected while it plays: is it in a UPROPERTY?"), *GetPathName()));
	}
	if (Device != nullptr)
	{
		Device->Release(this);
	}
	Super::BeginDestroy();
}

bool USoundWave::IsReadyForFinishDestroy()
{
	const UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main();
	return Device == nullptr || !Device->IsInUse(this);
}

USoundWaveProcedural::USoundWaveProcedural()
{
	bProcedural = true;
}

USoundWaveProcedural::USoundWaveProcedural(const FObjectInitializer&)
	: USoundWaveProcedural()
{
}

void USoundWaveProcedural::QueueAudio(const uint8* AudioData, const int32 BufferSize)
{
	if (BufferSize <= 0 || !ensure(BufferSize % static_cast<int32>(sizeof(int16)) == 0))
	{
		return;
	}
	const std::lock_guard<std::mutex> Guard(QueueLock);
	Queue.Append(AudioData, BufferSize);
}

void USoundWaveProcedural::ResetAudio()
{
	const std::lock_guard<std::mutex> Guard(QueueLock);
	bResetRequested = true;
}

int32 USoundWaveProcedural::GetAvailableAudioByteCount()
{
	const std::lock_guard<std::mutex> Guard(QueueLock);
	return Queue.Num();
}

int32 USoundWaveProcedural::TakeQueued(uint8* OutBytes, int32 MaxBytes)
{
	const std::lock_guard<std::mutex> Guard(QueueLock);
	if (bResetRequested)
	{
		Queue.Reset();
		bResetRequested = false;
	}
	const int32 Taken = FMath::Min(MaxBytes, Queue.Num());
	FMemory::Memcpy(OutBytes, Queue.GetData(), static_cast<SIZE_T>(Taken));
	Queue.RemoveAt(0, Taken);
	return Taken;
}

int32 USoundWaveProcedural::GeneratePCMData(uint8* PCMData, const int32 SamplesNeeded)
{
	constexpr int32 SampleBytes = static_cast<int32>(sizeof(int16));
	const int32 BytesNeeded = SamplesNeeded * SampleBytes;
	TArray<uint8> Generated;
	const int32 NumGenerated = OnGeneratePCMAudio(Generated, SamplesNeeded);
	int32 Filled = 0;
	if (NumGenerated > 0)
	{
		if (NumGenerated > SamplesNeeded || Generated.Num() < NumGenerated * SampleBytes)
		{
			UE::Standin::ReportFailure(
				FString::Printf(TEXT("OnGeneratePCMAudio returned %d samples for %d asked, in %d bytes"), NumGenerated,
					SamplesNeeded, Generated.Num()));
		}
		Filled = FMath::Min3(NumGenerated * SampleBytes, Generated.Num(), BytesNeeded);
		FMemory::Memcpy(PCMData, Generated.GetData(), static_cast<SIZE_T>(Filled));
	}
	else
	{
		Filled = TakeQueued(PCMData, BytesNeeded);
		if (Filled < BytesNeeded && OnSoundWaveProceduralUnderflow.IsBound())
		{
			OnSoundWaveProceduralUnderflow.Execute(this, SamplesNeeded);
			Filled += TakeQueued(PCMData + Filled, BytesNeeded - Filled);
		}
	}
	FMemory::Memzero(PCMData + Filled, static_cast<SIZE_T>(BytesNeeded - Filled));
	return BytesNeeded;
}
