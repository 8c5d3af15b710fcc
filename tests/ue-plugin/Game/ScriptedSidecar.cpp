// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "ScriptedSidecar.h"

#include "RawMessages.h"
#include "sidecar/v1/dialogue.pb.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace UE::Sidecar::Tests
{
namespace v1 = ::sidecar::v1;

double MonotonicSeconds()
{
	return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

namespace
{
constexpr int64_t ChunkSamples = 480;
constexpr int64_t FaceInterval = 400;
constexpr int64_t LeadSamples = 36000;

grpc::ByteBuffer ToBuffer(const std::string& Bytes)
{
	const grpc::Slice Slice(Bytes);
	return grpc::ByteBuffer(&Slice, 1);
}

std::string ToBytes(const grpc::ByteBuffer& Buffer)
{
	std::vector<grpc::Slice> Slices;
	Buffer.Dump(&Slices);
	std::string Bytes;
	for (const grpc::Slice& Slice : Slices)
	{
		Bytes.append(reinterpret_cast<const char*>(Slice.begin()), Slice.size());
	}
	return Bytes;
}
}

/** One stream of a game; gRPC calls it from its own threads, one call at a time. */
class FStreamReactor final : public grpc::ServerGenericBidiReactor
{
public:
	explicit FStreamReactor(std::function<void(FStreamReactor&, const v1::ClientMessage&)> InOnMessage,
		std::function<void(FStreamReactor&)> InOnGone)
		: OnMessage(std::move(InOnMessage))
		, OnGone(std::move(InOnGone))
	{
		StartRead(&Incoming);
	}

	void Post(const std::string& Bytes)
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		Outgoing.push_back(Bytes);
		WriteNext();
	}

	void End(const grpc::Status& Status)
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		if (!bFinished)
		{
			bFinished = true;
			Finish(Status);
		}
	}

private:
	void OnReadDone(bool bOk) override
	{
		if (!bOk)
		{
			End(grpc::Status::OK);
			return;
		}
		v1::ClientMessage Message;
		Message.ParseFromString(ToBytes(Incoming));
		OnMessage(*this, Message);
		StartRead(&Incoming);
	}

	void OnWriteDone(bool) override
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		Outgoing.pop_front();
		bWriting = false;
		WriteNext();
	}

	void OnDone() override
	{
		OnGone(*this);
		delete this;
	}

	void WriteNext()
	{
		if (!bWriting && !bFinished && !Outgoing.empty())
		{
			bWriting = true;
			Written = ToBuffer(Outgoing.front());
			StartWrite(&Written);
		}
	}

	std::function<void(FStreamReactor&, const v1::ClientMessage&)> OnMessage;
	std::function<void(FStreamReactor&)> OnGone;
	std::mutex Lock;
	std::deque<std::string> Outgoing;
	grpc::ByteBuffer Incoming;
	grpc::ByteBuffer Written;
	bool bWriting = false;
	bool bFinished = false;
};

class FScriptedSidecar::FImpl final : public grpc::CallbackGenericService
{
public:
	explicit FImpl(int Port)
	{
		grpc::ServerBuilder Builder;
		Builder.AddListeningPort("127.0.0.1:" + std::to_string(Port), grpc::InsecureServerCredentials(), &BoundPort);
		Builder.RegisterCallbackGenericService(this);
		Server = Builder.BuildAndStart();
		Pacer = std::thread(
			[this]
			{
				Pace();
			});
	}

	~FImpl() override
	{
		{
			const std::lock_guard<std::mutex> Guard(Lock);
			bStopping = true;
		}
		Changed.notify_all();
		Pacer.join();
		Server->Shutdown(std::chrono::system_clock::now());
	}

	grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext*) override
	{
		return new FStreamReactor(
			[this](FStreamReactor& From, const v1::ClientMessage& Message)
			{
				Take(From, Message);
			},
			[this](FStreamReactor& Gone)
			{
				const std::lock_guard<std::mutex> Guard(Lock);
				Stream = Stream == &Gone ? nullptr : Stream;
				std::erase_if(StreamOf,
					[&Gone](const std::pair<const std::string, FStreamReactor*>& Entry)
					{
						return Entry.second == &Gone;
					});
			});
	}

	void Take(FStreamReactor& From, const v1::ClientMessage& Message)
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		if (Message.has_hello())
		{
			Stream = &From;
			++Streams;
			HelloConversation = Message.hello().resume_conversation_id();
			StreamOf[Message.hello().character()] = &From;
			Greet();
		}
		else if (Message.has_playback_report())
		{
			const v1::PlaybackReport& Report = Message.playback_report();
			Received.push_back({Report.utterance_id(), Report.played_samples(), Report.underruns(),
				static_cast<int>(Report.event()), MonotonicSeconds()});
			Played = Report.utterance_id() == Utterance ? Report.played_samples() : Played;
		}
		else if (Message.has_send_text())
		{
			SentTexts.push_back(Message.send_text().text());
		}
		Changed.notify_all();
	}

	void Greet()
	{
		if (!NextGreeting.empty())
		{
			for (const std::string& Bytes : NextGreeting)
			{
				Stream->Post(Bytes);
			}
			NextGreeting.clear();
			return;
		}
		Stream->Post(MakeWelcome({TimeCurveName}, HelloConversation == "conversation"));
		Stream->Post(MakeState(2, ""));
		++Welcomes;
	}

	/** As reported: an utterance may go on on another stream. */
	int64_t LastPlayed(uint64_t Id) const
	{
		int64_t Last = 0;
		for (const FReceivedReport& Report : Received)
		{
			Last = Report.UtteranceId == Id ? Report.PlayedSamples : Last;
		}
		return Last;
	}

	void Post(const v1::ServerMessage& Message)
	{
		if (Stream != nullptr)
		{
			Stream->Post(Message.SerializeAsString());
		}
	}

	/** Sends what is due of the present utterance, as far as the lead allows. */
	void Pace()
	{
		std::unique_lock<std::mutex> Guard(Lock);
		for (;;)
		{
			Changed.wait(Guard,
				[this]
				{
					return bStopping || (Utterance != 0 && Stream != nullptr && Next < MaySendUntil());
				});
			if (bStopping)
			{
				return;
			}
			while (Next < MaySendUntil())
			{
				SendChunk();
			}
			if (Next == Total)
			{
				v1::ServerMessage Message;
				Message.mutable_utterance_ended()->set_utterance_id(Utterance);
				Message.mutable_utterance_ended()->set_total_samples(Total);
				Message.mutable_utterance_ended()->set_reason(v1::UTTERANCE_END_REASON_COMPLETED);
				Post(Message);
				Utterance = 0;
			}
		}
	}

	int64_t MaySendUntil() const
	{
		const int64_t Until = std::min(Total, Played + LeadSamples);
		return StallAt >= 0 ? std::min(Until, StallAt) : Until;
	}

	void SendChunk()
	{
		const int64_t End = std::min(Next + ChunkSamples, MaySendUntil());
		v1::ServerMessage Face;
		for (; NextFace < End + FaceInterval; NextFace += FaceInterval)
		{
			Face.mutable_face_frames()->set_utterance_id(Utterance);
			Face.mutable_face_frames()->add_sample_indices(NextFace);
			Face.mutable_face_frames()->add_values(static_cast<float>(NextFace) / 24000.0f);
		}
		if (Face.has_face_frames())
		{
			Post(Face);
		}
		std::string Pcm;
		for (int64_t Index = Next; Index < End; ++Index)
		{
			const uint16_t Sample = static_cast<uint16_t>(CodedSample(Index));
			Pcm.push_back(static_cast<char>(Sample & 0xFF));
			Pcm.push_back(static_cast<char>(Sample >> 8));
		}
		v1::ServerMessage Audio;
		Audio.mutable_audio_chunk()->set_utterance_id(Utterance);
		Audio.mutable_audio_chunk()->set_sample_index(Next);
		Audio.mutable_audio_chunk()->set_pcm(Pcm);
		Post(Audio);
		Next = End;
	}

	mutable std::mutex Lock;
	mutable std::condition_variable Changed;
	std::unique_ptr<grpc::Server> Server;
	std::thread Pacer;
	FStreamReactor* Stream = nullptr;
	int BoundPort = 0;
	int Streams = 0;
	int Welcomes = 0;
	std::map<std::string, FStreamReactor*> StreamOf;
	std::vector<std::string> NextGreeting;
	bool bStopping = false;
	std::string HelloConversation;
	std::vector<FReceivedReport> Received;
	std::vector<std::string> SentTexts;
	uint64_t Utterance = 0;
	int64_t Total = 0;
	int64_t Next = 0;
	int64_t NextFace = 0;
	int64_t Played = 0;
	int64_t StallAt = -1;
};

FScriptedSidecar::FScriptedSidecar(int Port)
	: Impl(std::make_unique<FImpl>(Port))
{
}

FScriptedSidecar::~FScriptedSidecar() = default;

int FScriptedSidecar::GetPort() const
{
	return Impl->BoundPort;
}

void FScriptedSidecar::Say(uint64_t UtteranceId, int64_t NumSamples, int64_t StallAtSample)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	v1::ServerMessage Message;
	Message.mutable_utterance_started()->set_utterance_id(UtteranceId);
	Impl->Post(Message);
	Impl->Utterance = UtteranceId;
	Impl->Total = NumSamples;
	Impl->Next = 0;
	Impl->NextFace = 0;
	Impl->Played = Impl->LastPlayed(UtteranceId);
	Impl->StallAt = StallAtSample;
	Impl->Changed.notify_all();
}

bool FScriptedSidecar::IsSending() const
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	const bool bStalled = Impl->StallAt >= 0 && Impl->Next >= Impl->StallAt;
	return Impl->Stream != nullptr && Impl->Utterance != 0 && !bStalled;
}

void FScriptedSidecar::GoOn()
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	Impl->StallAt = -1;
	Impl->Changed.notify_all();
}

double FScriptedSidecar::Flush(uint64_t ThroughUtteranceId)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	Impl->Utterance = 0;
	v1::ServerMessage Message;
	Message.mutable_flush()->set_through_utterance_id(ThroughUtteranceId);
	Message.mutable_flush()->set_reason(v1::FLUSH_REASON_BARGE_IN);
	Impl->Post(Message);
	return MonotonicSeconds();
}

void FScriptedSidecar::Duck(uint64_t UtteranceId, bool bHold)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	v1::ServerMessage Message;
	Message.mutable_duck()->set_utterance_id(UtteranceId);
	Message.mutable_duck()->set_gain_db(-18.0f);
	Message.mutable_duck()->set_hold(bHold);
	Impl->Post(Message);
}

void FScriptedSidecar::Resume(uint64_t UtteranceId)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	v1::ServerMessage Message;
	Message.mutable_resume()->set_utterance_id(UtteranceId);
	Impl->Post(Message);
}

void FScriptedSidecar::EndStream(int Code, const std::string& Text)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	if (Impl->Stream != nullptr)
	{
		Impl->Stream->End(grpc::Status(static_cast<grpc::StatusCode>(Code), Text));
	}
}

void FScriptedSidecar::SendRaw(const std::string& Bytes)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	if (Impl->Stream != nullptr)
	{
		Impl->Stream->Post(Bytes);
	}
}

void FScriptedSidecar::SendRawTo(const std::string& Character, const std::string& Bytes)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	const std::map<std::string, FStreamReactor*>::iterator Found = Impl->StreamOf.find(Character);
	if (Found != Impl->StreamOf.end())
	{
		Found->second->Post(Bytes);
	}
}

void FScriptedSidecar::GreetNextWith(const std::vector<std::string>& Messages)
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	Impl->NextGreeting = Messages;
}

int FScriptedSidecar::NumWelcomes() const
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	return Impl->Welcomes;
}

std::vector<FReceivedReport> FScriptedSidecar::Reports() const
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	return Impl->Received;
}

std::vector<std::string> FScriptedSidecar::Texts() const
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	return Impl->SentTexts;
}

int FScriptedSidecar::NumStreams() const
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	return Impl->Streams;
}

std::string FScriptedSidecar::LastHelloConversation() const
{
	const std::lock_guard<std::mutex> Guard(Impl->Lock);
	return Impl->HelloConversation;
}

bool FScriptedSidecar::WaitUntil(const std::function<bool()>& Condition) const
{
	const double Deadline = MonotonicSeconds() + 10.0;
	while (!Condition())
	{
		std::unique_lock<std::mutex> Guard(Impl->Lock);
		Impl->Changed.wait_for(Guard, std::chrono::milliseconds(20));
		if (MonotonicSeconds() > Deadline)
		{
			return false;
		}
	}
	return true;
}
}
