// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

/** Messages of the sidecar, right or wrong, as they are on the wire: the bytes of a ServerMessage. */
namespace UE::Sidecar::Tests
{
std::string MakeWelcome(const std::vector<std::string>& CurveNames, bool bResumed);

/** @param State as numbered in the contract. */
std::string MakeState(int State, const std::string& Reason);
std::string MakeStarted(uint64_t UtteranceId, int64_t FirstSampleIndex = 0);
std::string MakeEnded(uint64_t UtteranceId, int64_t TotalSamples);
std::string MakeAudio(uint64_t UtteranceId, int64_t SampleIndex, const std::string& Pcm);
std::string MakeFace(uint64_t UtteranceId, const std::vector<int64_t>& SampleIndices, const std::vector<float>& Values);
std::string MakeFlush(uint64_t ThroughUtteranceId);
std::string MakeDuck(uint64_t UtteranceId, float GainDb, bool bHold);
std::string MakeToolCall(const std::string& CallId, const std::string& Name, uint64_t UtteranceId, int64_t SampleIndex);

struct FRawWord
{
	std::string Text;
	int64_t StartSample = 0;
	int64_t EndSample = 0;
};
std::string MakeCaption(uint64_t UtteranceId, const std::string& Text, const std::vector<FRawWord>& Words);

/** A message of a sidecar that is newer than this plugin. */
std::string MakeUnknown();

/** Samples of one value. */
std::string MakePcm(int16_t Value, int64_t NumSamples);
}
