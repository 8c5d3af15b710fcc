// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Presenter/Presenter.h"

#include <string>
#include <utility>
#include <vector>

namespace UE::Sidecar::Tests
{

/**
 * A conversation and its presenter on a fake clock that goes on in blocks of the mixer, 10 ms each: what the sidecar
 * sends comes as bytes, what the mixer takes is pulled.
 */
struct FPresenterRig
{
	static constexpr double BlockSeconds = 0.01;
	static constexpr size_t BlockSamples = 240;

	FPresenterRig();

	FConversation Conversation{FHello()};
	FPresenter Presenter{Conversation};
	double Now = 100.0;
	std::vector<FGameEvent> Events;

	/** A new stream begins; Welcome comes at once. */
	void Open(const std::string& ConversationId, bool bResumed, const std::vector<std::string>& Curves);

	template <typename T>
	void Receive(T&& Body)
	{
		FServerMessage Message;
		Message.Body = std::forward<T>(Body);
		ReceiveMessage(Message);
	}

	/** Started, audio of so many samples from First on, and its face: curve 0 is the time in seconds. */
	void Say(uint64_t UtteranceId, int64_t CountSamples, int64_t First = 0);
	void EndUtterance(uint64_t UtteranceId, int64_t TotalSamples);
	/** A caption with a word at each of these samples, 100 samples long: w0, w1, … */
	void Caption(uint64_t UtteranceId, const std::vector<int64_t>& WordStarts);
	void Call(const std::string& CallId, uint64_t UtteranceId, int64_t SampleIndex);

	/** The mixer takes a block, and the clock goes on by it. */
	void Pull();
	void Frame(double FaceLeadSeconds = 0.0);
	/** Blocks, each followed by a frame of the game. */
	void Run(double Seconds);

	/** All events as text, in order: "heard 1", "word w0", "finished 1 4800", … Forgets them. */
	std::vector<std::string> Take();

private:
	void ReceiveMessage(const FServerMessage& Message);
};

} // namespace UE::Sidecar::Tests
