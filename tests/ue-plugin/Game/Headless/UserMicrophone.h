// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

class USidecarVoiceComponent;

namespace UE::Sidecar::Tests
{
/** The user's microphone: silence, and what the user says, in real time, in frames of 20 ms. Game thread. */
class FUserMicrophone final
{
public:
	/** @return false when the file is not a WAV of 8 to 48 kHz, mono, 16 bit. */
	bool Speak(const std::string& File);

	/** Sends what is due. */
	void Tick(USidecarVoiceComponent& Voice, double NowSeconds);

	bool IsSpeaking() const
	{
		return Position < Speech.size();
	}

private:
	std::vector<int16_t> Speech;
	size_t Position = 0;
	int32_t RateHz = 24000;
	double SentUntilSeconds = 0.0;
};
}
