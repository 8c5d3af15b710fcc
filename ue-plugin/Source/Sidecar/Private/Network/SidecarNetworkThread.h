// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Link/Link.h"
#include "CoreMinimal.h"
#include "HAL/Runnable.h"
#include "Network/SidecarSocket.h"
#include "Network/SidecarTargetSource.h"

#include <atomic>

class FRunnableThread;

/**
 * The one thread of the plugin that talks to the sidecar: it moves bytes between the socket and the link, and gives the
 * link the time. Whoever owns it, stops it: the destructor says goodbye to the sidecar and waits for the thread.
 */
class FSidecarNetworkThread final : public FRunnable
{
public:
	FSidecarNetworkThread(const UE::Sidecar::FLinkOptions& Options, const FString& EndpointOverride);
	virtual ~FSidecarNetworkThread() override;

	/** @return false when no thread can be made. */
	bool Start();

	/** For the methods of it that any thread may call. */
	UE::Sidecar::FLink& GetLink()
	{
		return Link;
	}

	// FRunnable
	virtual uint32 Run() override;
	virtual void Stop() override;

private:
	void Connect(const UE::Sidecar::FEndpoint& Endpoint);
	void WaitForConnection();
	void Move();
	bool Receive();
	bool Send();
	void Close(const char* Reason);
	void SayGoodbye();

	FSidecarTargetSource Targets;
	UE::Sidecar::FLink Link;
	FSidecarSocket Socket;
	TArray<uint8> Buffer;
	double ConnectDeadlineSeconds = 0.0;
	bool bConnecting = false;
	std::atomic<bool> bStopping = false;
	TUniquePtr<FRunnableThread> Thread;
};
