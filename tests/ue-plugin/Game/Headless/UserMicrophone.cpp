// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Headless/UserMicrophone.h"

#include "SidecarVoiceComponent.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr double FrameSeconds = 0.02;
constexpr int32_t FramesPerSecond = 50;
constexpr int32_t LowestRateHz = 8000;
constexpr int32_t HighestRateHz = 48000;
}

bool FUserMicrophone::Speak(const std::string& File)
{
	std::ifstream Input(File, std::ios::binary);
	const std::vector<char> Bytes{std::istreambuf_iterator<char>(Input), std::istreambuf_iterator<char>()};
	const std::string Head(Bytes.begin(), Bytes.begin() + std::min<std::ptrdiff_t>(Bytes.size(), 12));
	const std::array<char, 4> Mark = {'d', 'a', 't', 'a'};
	const std::vector<char>::const_iterator Data = std::search(Bytes.begin(), Bytes.end(), Mark.begin(), Mark.end());
	int32_t Rate = 0;
	if (Bytes.size() > 44)
	{
		std::memcpy(&Rate, Bytes.data() + 24, sizeof(Rate));
	}
	if (Head.rfind("RIFF", 0) != 0 || Bytes.end() - Data < 8 || Rate < LowestRateHz || Rate > HighestRateHz)
	{
		return false;
	}
	const size_t NumBytes = static_cast<size_t>(Bytes.end() - Data) - 8;
	Speech.resize(NumBytes / 2);
	std::memcpy(Speech.data(), &*Data + 8, Speech.size() * 2);
	RateHz = Rate;
	Position = 0;
	return true;
}

void FUserMicrophone::Tick(USidecarVoiceComponent& Voice, double NowSeconds)
{
	// After a hitch nothing is made up for: the microphone has heard all the while, but a real one would deliver it
	// late.
	SentUntilSeconds = SentUntilSeconds == 0.0 ? NowSeconds : SentUntilSeconds;
	while (SentUntilSeconds + FrameSeconds <= NowSeconds)
	{
		std::vector<int16> Frame(static_cast<size_t>(RateHz / FramesPerSecond));
		const size_t Count = std::min(Frame.size(), Speech.size() - Position);
		std::copy_n(Speech.begin() + static_cast<std::ptrdiff_t>(Position), Count, Frame.begin());
		Position += Count;
		Voice.SendMicrophoneAudio(TConstArrayView<int16>(Frame.data(), static_cast<int32>(Frame.size())), RateHz);
		SentUntilSeconds += FrameSeconds;
	}
}
}
