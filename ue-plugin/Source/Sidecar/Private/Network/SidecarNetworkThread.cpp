// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Network/SidecarNetworkThread.h"

#include "HAL/PlatformProcess.h"
#include "HAL/PlatformTime.h"
#include "HAL/RunnableThread.h"
#include "Interop/SidecarText.h"

namespace UE::Sidecar::NetworkThreadPrivate
{
/** How late the sidecar may hear of a talk key at most; what it sends is taken at once. */
static const FTimespan Interval = FTimespan::FromMilliseconds(5.0);
static constexpr double ConnectTimeoutSeconds = 3.0;
/** A millisecond each. */
static constexpr int32 GoodbyeAttempts = 200;
static constexpr int32 BufferBytes = 64 * 1024;
}

FSidecarNetworkThread::FSidecarNetworkThread(const UE::Sidecar::FLinkOptions& Options, const FString& EndpointOverride)
	: Targets(EndpointOverride)
	, Link(Options, Targets)
{
	Buffer.SetNumUninitialized(UE::Sidecar::NetworkThreadPrivate::BufferBytes);
}

FSidecarNetworkThread::~FSidecarNetworkThread()
{
	if (Thread.IsValid())
	{
		Thread->Kill(true);
	}
}

bool FSidecarNetworkThread::Start()
{
	Thread.Reset(FRunnableThread::Create(this, TEXT("SidecarNetwork"), 0, TPri_AboveNormal));
	return Thread.IsValid();
}

void FSidecarNetworkThread::Stop()
{
	bStopping.store(true);
}

uint32 FSidecarNetworkThread::Run()
{
	while (!bStopping.load())
	{
		Link.Tick(FPlatformTime::Seconds());
		if (const std::optional<UE::Sidecar::FEndpoint> Endpoint = Link.TakeConnectOrder())
		{
			Connect(*Endpoint);
		}

		if (bConnecting)
		{
			WaitForConnection();
		}
		else if (Socket.IsOpen())
		{
			Move();
		}
		else
		{
			FPlatformProcess::Sleep(static_cast<float>(UE::Sidecar::NetworkThreadPrivate::Interval.GetTotalSeconds()));
		}
	}

	SayGoodbye();
	return 0;
}

void FSidecarNetworkThread::Connect(const UE::Sidecar::FEndpoint& Endpoint)
{
	FString Error;
	bConnecting = Socket.BeginConnect(UE::Sidecar::FromUtf8(Endpoint.Host), Endpoint.Port, Error);
	ConnectDeadlineSeconds = FPlatformTime::Seconds() + UE::Sidecar::NetworkThreadPrivate::ConnectTimeoutSeconds;
	if (!bConnecting)
	{
		Link.OnConnectFailed(UE::Sidecar::ToUtf8(Error));
	}
}

void FSidecarNetworkThread::WaitForConnection()
{
	switch (Socket.PollConnect(UE::Sidecar::NetworkThreadPrivate::Interval))
	{
	case ESidecarSocketResult::Moved:
		bConnecting = false;
		Link.OnConnected();
		break;
	case ESidecarSocketResult::Closed:
		bConnecting = false;
		Socket.Close();
		Link.OnConnectFailed("connection refused");
		break;
	case ESidecarSocketResult::Nothing:
	default:
		if (FPlatformTime::Seconds() >= ConnectDeadlineSeconds)
		{
			bConnecting = false;
			Socket.Close();
			Link.OnConnectFailed("no answer in time");
		}

		break;
	}
}

void FSidecarNetworkThread::Move()
{
	const bool bReadable = Socket.WaitReadable(UE::Sidecar::NetworkThreadPrivate::Interval);
	if (bReadable && !Receive())
	{
		Close("the sidecar closed it");
		return;
	}

	// What was received may have made something to send, and the time that has passed too.
	Link.Tick(FPlatformTime::Seconds());
	if (!Send())
	{
		Close("it broke while sending");
	}
	else if (Link.WantsClose())
	{
		Close("it is no longer of use");
	}
}

bool FSidecarNetworkThread::Receive()
{
	int32 NumBytes = 0;
	const ESidecarSocketResult Result = Socket.Receive(Buffer, NumBytes);
	// Readable, and yet nothing to read: the engine's way to say that the other side has closed.
	if (Result != ESidecarSocketResult::Moved)
	{
		return false;
	}

	Link.Feed(std::span<const uint8>(Buffer.GetData(), static_cast<size_t>(NumBytes)), FPlatformTime::Seconds());
	return true;
}

bool FSidecarNetworkThread::Send()
{
	for (;;)
	{
		const std::span<const uint8> Output = Link.Output();
		if (Output.empty())
		{
			return true;
		}

		int32 NumBytes = 0;
		const ESidecarSocketResult Result =
			Socket.Send(TConstArrayView<uint8>(Output.data(), static_cast<int32>(Output.size())), NumBytes);
		Link.ConsumeOutput(static_cast<size_t>(NumBytes));
		if (Result != ESidecarSocketResult::Moved)
		{
			return Result == ESidecarSocketResult::Nothing;
		}
	}
}

void FSidecarNetworkThread::Close(const char* Reason)
{
	Socket.Close();
	Link.OnClosed(Reason);
}

void FSidecarNetworkThread::SayGoodbye()
{
	// What the game has ordered last is still said.
	Link.Tick(FPlatformTime::Seconds());
	Link.Shutdown();
	for (int32 Attempt = 0; Attempt < UE::Sidecar::NetworkThreadPrivate::GoodbyeAttempts; ++Attempt)
	{
		if (!Socket.IsOpen() || bConnecting || !Send() || Link.Output().empty())
		{
			break;
		}

		FPlatformProcess::Sleep(0.001f);
	}

	Close("the game ends");
}
