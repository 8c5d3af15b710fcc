// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "IPAddress.h"
#include "Misc/Timespan.h"
#include "SocketTypes.h"

class FSocket;

namespace UE::Standin
{
/** Makes a connected descriptor known to the socket subsystem. */
FSocket* AdoptSocket(int32 Descriptor, const FString& Description);
} // namespace UE::Standin

/** A POSIX TCP socket. Calls may come from one thread at a time; Close and Shutdown from any. */
class FSocket : public TSharedFromThis<FSocket>
{
public:
	FSocket(int32 InDescriptor, ESocketType InSocketType, const FString& InDescription);
	virtual ~FSocket();

	virtual bool Shutdown(ESocketShutdownMode Mode);
	virtual bool Close();
	virtual bool Bind(const FInternetAddr& Address);
	/** Non-blocking: true although the connection is still being made. */
	virtual bool Connect(const FInternetAddr& Address);
	virtual bool Listen(int32 MaxBacklog);
	virtual FSocket* Accept(const FString& InDescription);
	virtual bool HasPendingData(uint32& OutPendingDataSize);
	virtual bool WaitForPendingConnection(bool& bOutHasPendingConnection, const FTimespan& WaitTime);
	/** False with OutBytesSent 0 or -1 when nothing was sent. */
	virtual bool Send(const uint8* Data, int32 Count, int32& OutBytesSent);
	/** True does not mean that data was returned: see OutBytesRead. False: closed by the peer, or an error. */
	virtual bool Recv(uint8* Data, int32 BufferSize, int32& OutBytesRead,
		ESocketReceiveFlags::Type Flags = ESocketReceiveFlags::None);
	virtual bool Wait(ESocketWaitConditions::Type Condition, FTimespan WaitTime);
	/** Does not notice a remote close by itself. */
	virtual ESocketConnectionState GetConnectionState();
	virtual void GetAddress(FInternetAddr& OutAddress);
	virtual bool GetPeerAddress(FInternetAddr& OutAddress);
	virtual bool SetNonBlocking(bool bIsNonBlocking = true);
	virtual bool SetNoDelay(bool bIsNoDelay = true);
	virtual bool SetReuseAddr(bool bAllowReuse = true);
	virtual bool SetLinger(bool bShouldLinger = true, int32 Timeout = 0);
	virtual bool SetSendBufferSize(int32 Size, int32& OutNewSize);
	virtual bool SetReceiveBufferSize(int32 Size, int32& OutNewSize);
	virtual int32 GetPortNo();
	ESocketType GetSocketType() const
	{
		return SocketType;
	}
	const FString& GetDescription() const
	{
		return Description;
	}

private:
	bool Poll(short Events, FTimespan WaitTime);

	int32 Descriptor;
	ESocketType SocketType;
	FString Description;
	bool bNonBlocking = false;
};
