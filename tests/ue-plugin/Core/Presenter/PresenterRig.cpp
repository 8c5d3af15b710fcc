// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "PresenterRig.h"

#include "Core/Messages/Contract.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

FPresenterRig::FPresenterRig()
{
	Open("c1", false, {"Time", "MinusTime"});
	Frame();
	Events.clear();
}

void FPresenterRig::Open(const std::string& ConversationId, const bool bResumed, const std::vector<std::string>& Curves)
{
	Conversation.Open("");
	FWelcome Welcome;
	Welcome.Contract = FContractVersion{Contract::Major, Contract::Minor};
	Welcome.ConversationId = ConversationId;
	Welcome.bResumed = bResumed;
	Welcome.AudioFormat = FAudioFormat{24000, 1, 16};
	Welcome.CurveNames = Curves;
	Receive(std::move(Welcome));
}

void FPresenterRig::ReceiveMessage(const FServerMessage& Message)
{
	std::vector<uint8_t> Bytes;
	Encode(Message, Bytes);
	std::string Error;
	EXPECT_TRUE(Conversation.OnMessage(Bytes, Now, Error)) << Error;
}

void FPresenterRig::Say(const uint64_t UtteranceId, const int64_t CountSamples, const int64_t First)
{
	Receive(FUtteranceStarted{UtteranceId, "item", First});
	FFaceFrames Frames;
	Frames.UtteranceId = UtteranceId;
	for (int64_t Sample = (First + 399) / 400 * 400; Sample <= First + CountSamples + 400; Sample += 400)
	{
		Frames.SampleIndices.push_back(Sample);
		Frames.Values.push_back(static_cast<float>(Sample) / 24000.0f);
		Frames.Values.push_back(static_cast<float>(-Sample) / 24000.0f);
	}
	Receive(std::move(Frames));
	FAudioChunk Audio;
	Audio.UtteranceId = UtteranceId;
	Audio.SampleIndex = First;
	Audio.Pcm.assign(static_cast<size_t>(2 * CountSamples), 1);
	Receive(std::move(Audio));
}

void FPresenterRig::EndUtterance(const uint64_t UtteranceId, const int64_t TotalSamples)
{
	Receive(FUtteranceEnded{UtteranceId, TotalSamples, EUtteranceEndReason::Completed});
}

void FPresenterRig::Caption(const uint64_t UtteranceId, const std::vector<int64_t>& WordStarts)
{
	FCaptionUpdate Update;
	Update.Speaker = ESpeaker::Assistant;
	Update.ItemId = "item" + std::to_string(UtteranceId);
	Update.UtteranceId = UtteranceId;
	for (const int64_t Start : WordStarts)
	{
		const std::string Word = "w" + std::to_string(Update.Words.size());
		Update.Text += (Update.Text.empty() ? "" : " ") + Word;
		Update.Words.push_back(FCaptionWord{Word, Start, Start + 100, EWordTiming::Measured});
	}
	Receive(std::move(Update));
}

void FPresenterRig::Call(const std::string& CallId, const uint64_t UtteranceId, const int64_t SampleIndex)
{
	FToolCall Cue;
	Cue.CallId = CallId;
	Cue.UtteranceId = UtteranceId;
	Cue.SampleIndex = SampleIndex;
	Receive(std::move(Cue));
}

void FPresenterRig::Pull()
{
	Now += BlockSeconds;
	std::vector<int16_t> Block(BlockSamples);
	Conversation.GetVoice().Pull(Block, Now);
}

void FPresenterRig::Frame(const double FaceLeadSeconds)
{
	Presenter.Tick(Now, FaceLeadSeconds, Events);
}

void FPresenterRig::Run(const double Seconds)
{
	for (const double End = Now + Seconds - BlockSeconds / 2; Now < End;)
	{
		Pull();
		Frame();
	}
}

std::vector<std::string> FPresenterRig::Take()
{
	std::vector<std::string> Told;
	for (const FGameEvent& Event : Events)
	{
		if (const FUtteranceHeard* Heard = std::get_if<FUtteranceHeard>(&Event))
		{
			Told.push_back("heard " + std::to_string(Heard->UtteranceId));
		}
		else if (const FUtteranceFinished* Finished = std::get_if<FUtteranceFinished>(&Event))
		{
			Told.push_back("finished " + std::to_string(Finished->UtteranceId) + " "
				+ std::to_string(Finished->PlayedSamples) + " " + ToString(Finished->Reason));
		}
		else if (const FUtteranceInterrupted* Cut = std::get_if<FUtteranceInterrupted>(&Event))
		{
			Told.push_back("interrupted " + std::to_string(Cut->UtteranceId) + " " + std::to_string(Cut->PlayedSamples)
				+ " " + ToString(Cut->Reason));
		}
		else if (const FCaptionEvent* Caption = std::get_if<FCaptionEvent>(&Event))
		{
			const bool bWord = Caption->Type == ECaptionEventType::Word;
			if (bWord || Caption->Speaker == ESpeaker::User)
			{
				Told.push_back((bWord ? "word " : "user ") + Caption->Text);
			}
		}
		else if (const FToolCall* Call = std::get_if<FToolCall>(&Event))
		{
			Told.push_back("call " + Call->CallId);
		}
		else if (const FToolCallCancelled* Cancelled = std::get_if<FToolCallCancelled>(&Event))
		{
			Told.push_back("cancelled " + Cancelled->CallId);
		}
		else if (std::holds_alternative<FWelcome>(Event))
		{
			Told.push_back("welcome");
		}
		else if (std::holds_alternative<FStreamEnded>(Event))
		{
			Told.push_back("stream ended");
		}
		else
		{
			Told.push_back("other " + std::to_string(Event.index()));
		}
	}
	Events.clear();
	return Told;
}

} // namespace UE::Sidecar::Tests
