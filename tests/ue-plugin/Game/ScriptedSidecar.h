// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace UE::Sidecar::Tests
{
/** A report of the game, and when it came. */
struct FReceivedReport
{
	uint64_t UtteranceId = 0;
	int64_t PlayedSamples = 0;
	uint32_t Underruns = 0;
	/** As numbered in the contract: 1 started, 2 progress, 3 ended, 4 flushed. */
	int Event = 0;
	double AtSeconds = 0.0;
};

/** A face's single curve at a sample is the sample's time in seconds: whoever shows it can be asked which one it is. */
inline constexpr const char* TimeCurveName = "JawOpen";

/** A sample whose value tells its index, modulo 30 000; never silence. */
constexpr int16_t CodedSample(int64_t Index)
{
	return static_cast<int16_t>(1 + Index % 30000);
}

/**
 * The other end of the contract, under the test's control: a grpc++ server that says what it is told to, in samples and
 * faces that carry their own index. It paces itself by the game's reports as the sidecar does. Any thread.
 */
class FScriptedSidecar final
{
public:
	/** @param Port 0 for a free one. */
	explicit FScriptedSidecar(int Port = 0);
	~FScriptedSidecar();
	FScriptedSidecar(const FScriptedSidecar&) = delete;
	FScriptedSidecar& operator=(const FScriptedSidecar&) = delete;

	int GetPort() const;

	/** Says an utterance. @param StallAtSample from there on nothing is sent until GoOn; negative for never. */
	void Say(uint64_t UtteranceId, int64_t NumSamples, int64_t StallAtSample = -1);
	void GoOn();

	/** More of an utterance is on its way, or will be as soon as the game has heard what there is. */
	bool IsSending() const;

	/** @return when the order was handed to gRPC, in seconds of the monotonic clock. */
	double Flush(uint64_t ThroughUtteranceId);
	void Duck(uint64_t UtteranceId, bool bHold);
	void Resume(uint64_t UtteranceId);

	/** Ends the stream with a status of gRPC. */
	void EndStream(int Code, const std::string& Text);

	/** Sends a message as it is, right or wrong: the bytes of a ServerMessage. */
	void SendRaw(const std::string& Bytes);
	void SendRawTo(const std::string& Character, const std::string& Bytes);

	/** The next Hello is answered by these, in place of a Welcome. */
	void GreetNextWith(const std::vector<std::string>& Messages);

	std::vector<FReceivedReport> Reports() const;

	/** Texts that the game has sent. */
	std::vector<std::string> Texts() const;

	int NumStreams() const;

	/** Streams that were properly welcomed. */
	int NumWelcomes() const;
	std::string LastHelloConversation() const;

	/** Waits until it is so, or ten seconds. @return whether it is. */
	bool WaitUntil(const std::function<bool()>& Condition) const;

private:
	class FImpl;
	std::unique_ptr<FImpl> Impl;
};

/** Seconds of the clock that all of this is measured on. */
double MonotonicSeconds();
}
