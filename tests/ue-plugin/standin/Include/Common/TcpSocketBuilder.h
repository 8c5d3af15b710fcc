// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Interfaces/IPv4/IPv4Endpoint.h"
#include "SocketSubsystem.h"

class FTcpSocketBuilder
{
public:
	FTcpSocketBuilder(const FString& InDescription)
		: Description(InDescription)
	{
	}
	FTcpSocketBuilder AsBlocking()
	{
		bBlocking = true;
		return *this;
	}
	FTcpSocketBuilder AsNonBlocking()
	{
		bBlocking = false;
		return *this;
	}
	FTcpSocketBuilder AsReusable()
	{
		bReusable = true;
		return *this;
	}
	FTcpSocketBuilder BoundToEndpoint(const FIPv4Endpoint& InEndpoint)
	{
		Endpoint = InEndpoint;
		bBound = true;
		return *this;
	}
	FTcpSocketBuilder Listening(int32 InBacklog)
	{
		Backlog = InBacklog;
		return *this;
	}
	FTcpSocketBuilder WithReceiveBufferSize(int32 Size)
	{
		ReceiveBufferSize = Size;
		return *this;
	}
	FTcpSocketBuilder WithSendBufferSize(int32 Size)
	{
		SendBufferSize = Size;
		return *this;
	}
	FTcpSocketBuilder Lingering(int32 Seconds)
	{
		LingerSeconds = Seconds;
		return *this;
	}
	FSocket* Build() const;
	operator FSocket*() const
	{
		return Build();
	}

private:
	FString Description;
	FIPv4Endpoint Endpoint;
	bool bBlocking = false;
	bool bReusable = false;
	bool bBound = false;
	int32 Backlog = 0;
	int32 ReceiveBufferSize = 0;
	int32 SendBufferSize = 0;
	int32 LingerSeconds = 0;
};
