// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "EchoServer.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace UE::Sidecar::Tests
{

static std::string ToText(const grpc::ByteBuffer& Buffer)
{
	std::vector<grpc::Slice> Slices;
	Buffer.Dump(&Slices);
	std::string Text;
	for (const grpc::Slice& Slice : Slices)
	{
		Text.append(reinterpret_cast<const char*>(Slice.begin()), Slice.size());
	}
	return Text;
}

static grpc::ByteBuffer ToBuffer(const std::string& Text)
{
	const grpc::Slice Slice(Text);
	return grpc::ByteBuffer(&Slice, 1);
}

class FEchoReactor final : public grpc::ServerGenericBidiReactor
{
public:
	explicit FEchoReactor(grpc::GenericCallbackServerContext& InContext)
		: Context(InContext)
		, Method(InContext.method().substr(InContext.method().rfind('/') + 1))
	{
		if (Method == "Deadline")
		{
			const auto Remaining = Context.deadline() - std::chrono::system_clock::now();
			Answer(std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(Remaining).count()), 1);
		}
		else
		{
			StartRead(&Incoming);
		}
	}

	virtual void OnReadDone(const bool bFine) override
	{
		if (Method == "Hang")
		{
			return;
		}
		if (!bFine)
		{
			Finish(grpc::Status::OK);
			return;
		}

		const std::string Text = ToText(Incoming);
		if (Method == "Echo")
		{
			Answer(Text, 1);
		}
		else if (Method == "Stream")
		{
			const size_t Space = Text.find(' ');
			Answer(std::string(std::stoul(Text.substr(Space)), 'x'), std::stoi(Text));
		}
		else if (Method == "Fail")
		{
			const auto Code = Context.client_metadata().find("code");
			// The value is not zero-terminated.
			const int Number = std::stoi(std::string(Code->second.data(), Code->second.size()));
			Finish({static_cast<grpc::StatusCode>(Number), Text});
		}
		else
		{
			Context.AddInitialMetadata("large", std::string(std::stoul(Text), 'h'));
			Context.AddTrailingMetadata("large", std::string(std::stoul(Text), 't'));
			Answer("done", 1);
		}
	}

	virtual void OnWriteDone(const bool bFine) override
	{
		if (!bFine)
		{
			Finish(grpc::Status::CANCELLED);
		}
		else if (--Left > 0)
		{
			WriteNext();
		}
		else if (Method == "Echo")
		{
			StartRead(&Incoming);
		}
		else
		{
			Finish(grpc::Status::OK);
		}
	}

	virtual void OnCancel() override
	{
		if (Method == "Hang")
		{
			Finish(grpc::Status::CANCELLED);
		}
	}

	virtual void OnDone() override
	{
		delete this;
	}

private:
	void Answer(std::string Text, const int Count)
	{
		Outgoing = std::move(Text);
		Left = Count;
		Written = 0;
		WriteNext();
	}

	void WriteNext()
	{
		if (Method == "Stream")
		{
			const std::string Number = std::to_string(Written++) + " ";
			Outgoing.replace(0, std::min(Number.size(), Outgoing.size()), Number);
		}
		Buffer = ToBuffer(Outgoing);
		StartWrite(&Buffer);
	}

	grpc::GenericCallbackServerContext& Context;
	const std::string Method;
	grpc::ByteBuffer Incoming;
	grpc::ByteBuffer Buffer;
	std::string Outgoing;
	int Left = 0;
	int Written = 0;
};

class FEchoService final : public grpc::CallbackGenericService
{
	virtual grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* Context) override
	{
		return new FEchoReactor(*Context);
	}
};

struct FEchoServer::FImpl
{
	FEchoService Service;
	int Port = 0;
	std::unique_ptr<grpc::Server> Server;
};

FEchoServer::FEchoServer()
	: Impl(std::make_unique<FImpl>())
{
	grpc::ServerBuilder Builder;
	Builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &Impl->Port);
	Builder.RegisterCallbackGenericService(&Impl->Service);
	Builder.SetMaxReceiveMessageSize(8 * 1024 * 1024);
	Impl->Server = Builder.BuildAndStart();
}

FEchoServer::~FEchoServer()
{
	Shutdown(0);
}

int FEchoServer::Port() const
{
	return Impl->Port;
}

void FEchoServer::Shutdown(const int GraceMs)
{
	Impl->Server->Shutdown(std::chrono::system_clock::now() + std::chrono::milliseconds(GraceMs));
}

} // namespace UE::Sidecar::Tests
