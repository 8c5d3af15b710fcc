// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Sockets.h"

#include "SocketSubsystem.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace UE::Standin
{
namespace
{
::sockaddr_in ToSockAddr(const FInternetAddr& Address)
{
	uint32 Ip = 0;
	Address.GetIp(Ip);
	::sockaddr_in Result{};
	Result.sin_family = AF_INET;
	Result.sin_addr.s_addr = htonl(Ip);
	Result.sin_port = htons(static_cast<uint16>(Address.GetPort()));
	return Result;
}

bool SetOption(int32 Descriptor, int Level, int Option, int Value)
{
	return ::setsockopt(Descriptor, Level, Option, &Value, sizeof Value) == 0;
}

bool ReadAddress(int (*Read)(int, ::sockaddr*, ::socklen_t*), int32 Descriptor, FInternetAddr& OutAddress)
{
	::sockaddr_in Address{};
	::socklen_t Length = sizeof Address;
	if (Read(Descriptor, reinterpret_cast<::sockaddr*>(&Address), &Length) != 0)
	{
		return false;
	}
	OutAddress.SetIp(ntohl(Address.sin_addr.s_addr));
	OutAddress.SetPort(ntohs(Address.sin_port));
	return true;
}
} // namespace
} // namespace UE::Standin

FSocket::FSocket(int32 InDescriptor, ESocketType InSocketType, const FString& InDescription)
	: Descriptor(InDescriptor)
	, SocketType(InSocketType)
	, Description(InDescription)
{
}

FSocket::~FSocket()
{
	Close();
}

bool FSocket::Shutdown(ESocketShutdownMode Mode)
{
	const int How = Mode == ESocketShutdownMode::Read ? SHUT_RD
		: Mode == ESocketShutdownMode::Write		  ? SHUT_WR
													  : SHUT_RDWR;
	return ::shutdown(Descriptor, How) == 0;
}

bool FSocket::Close()
{
	if (Descriptor < 0)
	{
		return false;
	}
	::shutdown(Descriptor, SHUT_RDWR);
	const bool bClosed = ::close(Descriptor) == 0;
	Descriptor = -1;
	return bClosed;
}

bool FSocket::Bind(const FInternetAddr& Address)
{
	const ::sockaddr_in SockAddr = UE::Standin::ToSockAddr(Address);
	return ::bind(Descriptor, reinterpret_cast<const ::sockaddr*>(&SockAddr), sizeof SockAddr) == 0;
}

bool FSocket::Connect(const FInternetAddr& Address)
{
	const ::sockaddr_in SockAddr = UE::Standin::ToSockAddr(Address);
	const int Result = ::connect(Descriptor, reinterpret_cast<const ::sockaddr*>(&SockAddr), sizeof SockAddr);
	return Result == 0 || errno == EINPROGRESS || errno == EWOULDBLOCK;
}

bool FSocket::Listen(int32 MaxBacklog)
{
	return ::listen(Descriptor, MaxBacklog) == 0;
}

FSocket* FSocket::Accept(const FString& InDescription)
{
	const int Accepted = ::accept(Descriptor, nullptr, nullptr);
	return Accepted < 0 ? nullptr : UE::Standin::AdoptSocket(Accepted, InDescription);
}

bool FSocket::HasPendingData(uint32& OutPendingDataSize)
{
	int Available = 0;
	const bool bReadable = Poll(POLLIN, FTimespan::Zero()) && ::ioctl(Descriptor, FIONREAD, &Available) == 0;
	OutPendingDataSize = bReadable ? static_cast<uint32>(Available) : 0;
	return OutPendingDataSize > 0;
}

bool FSocket::WaitForPendingConnection(bool& bOutHasPendingConnection, const FTimespan& WaitTime)
{
	bOutHasPendingConnection = Poll(POLLIN, WaitTime);
	return true;
}

bool FSocket::Send(const uint8* Data, int32 Count, int32& OutBytesSent)
{
	OutBytesSent = static_cast<int32>(::send(Descriptor, Data, static_cast<SIZE_T>(Count), MSG_NOSIGNAL));
	return OutBytesSent >= 0;
}

bool FSocket::Recv(uint8* Data, int32 BufferSize, int32& OutBytesRead, ESocketReceiveFlags::Type Flags)
{
	OutBytesRead = 0;
	const int PosixFlags =
		(Flags & ESocketReceiveFlags::Peek ? MSG_PEEK : 0) | (Flags & ESocketReceiveFlags::WaitAll ? MSG_WAITALL : 0);
	const ssize_t Read = ::recv(Descriptor, Data, static_cast<SIZE_T>(BufferSize), PosixFlags);
	if (Read < 0)
	{
		// No data yet is no error; the caller sees it by the zero bytes.
		return errno == EAGAIN || errno == EWOULDBLOCK;
	}
	OutBytesRead = static_cast<int32>(Read);
	return Read > 0 || BufferSize == 0 || SocketType != SOCKTYPE_Streaming;
}

bool FSocket::Poll(short Events, FTimespan WaitTime)
{
	::pollfd Entry{Descriptor, Events, 0};
	const double Milliseconds = std::clamp(WaitTime.GetTotalMilliseconds(), -1.0, 2147483647.0);
	const int Timeout = WaitTime < FTimespan::Zero() ? -1 : static_cast<int>(Milliseconds + 0.999);
	return ::poll(&Entry, 1, Timeout) > 0 && (Entry.revents & (Events | POLLERR | POLLHUP)) != 0;
}

bool FSocket::Wait(ESocketWaitConditions::Type Condition, FTimespan WaitTime)
{
	const short Events = Condition == ESocketWaitConditions::WaitForRead ? POLLIN
		: Condition == ESocketWaitConditions::WaitForWrite				 ? POLLOUT
																		 : POLLIN | POLLOUT;
	return Poll(Events, WaitTime);
}

ESocketConnectionState FSocket::GetConnectionState()
{
	int Error = 0;
	::socklen_t Length = sizeof Error;
	if (Descriptor < 0 || ::getsockopt(Descriptor, SOL_SOCKET, SO_ERROR, &Error, &Length) != 0 || Error != 0)
	{
		return SCS_ConnectionError;
	}
	::sockaddr_in Peer{};
	Length = sizeof Peer;
	return ::getpeername(Descriptor, reinterpret_cast<::sockaddr*>(&Peer), &Length) == 0 ? SCS_Connected
																						 : SCS_NotConnected;
}

void FSocket::GetAddress(FInternetAddr& OutAddress)
{
	UE::Standin::ReadAddress(&::getsockname, Descriptor, OutAddress);
}

bool FSocket::GetPeerAddress(FInternetAddr& OutAddress)
{
	return UE::Standin::ReadAddress(&::getpeername, Descriptor, OutAddress);
}

bool FSocket::SetNonBlocking(bool bIsNonBlocking)
{
	bNonBlocking = bIsNonBlocking;
	const int Flags = ::fcntl(Descriptor, F_GETFL, 0);
	return ::fcntl(Descriptor, F_SETFL, bIsNonBlocking ? Flags | O_NONBLOCK : Flags & ~O_NONBLOCK) == 0;
}

bool FSocket::SetNoDelay(bool bIsNoDelay)
{
	return UE::Standin::SetOption(Descriptor, IPPROTO_TCP, TCP_NODELAY, bIsNoDelay ? 1 : 0);
}

bool FSocket::SetReuseAddr(bool bAllowReuse)
{
	return UE::Standin::SetOption(Descriptor, SOL_SOCKET, SO_REUSEADDR, bAllowReuse ? 1 : 0);
}

bool FSocket::SetLinger(bool bShouldLinger, int32 Timeout)
{
	const ::linger Value{bShouldLinger ? 1 : 0, Timeout};
	return ::setsockopt(Descriptor, SOL_SOCKET, SO_LINGER, &Value, sizeof Value) == 0;
}

bool FSocket::SetSendBufferSize(int32 Size, int32& OutNewSize)
{
	OutNewSize = Size;
	return UE::Standin::SetOption(Descriptor, SOL_SOCKET, SO_SNDBUF, Size);
}

bool FSocket::SetReceiveBufferSize(int32 Size, int32& OutNewSize)
{
	OutNewSize = Size;
	return UE::Standin::SetOption(Descriptor, SOL_SOCKET, SO_RCVBUF, Size);
}

int32 FSocket::GetPortNo()
{
	FInternetAddr Address;
	GetAddress(Address);
	return Address.GetPort();
}
