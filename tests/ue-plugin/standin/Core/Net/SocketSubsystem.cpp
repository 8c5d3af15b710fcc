// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SocketSubsystem.h"

#include "Common/TcpSocketBuilder.h"
#include "Containers/Map.h"
#include "Containers/StringConv.h"

#include <cerrno>
#include <cstring>
#include <mutex>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace UE::Standin
{
namespace
{
struct FSockets
{
	std::mutex Lock;
	TMap<FSocket*, TSharedPtr<FSocket>> Alive;
};

FSockets& Sockets()
{
	static FSockets* const All = new FSockets();
	return *All;
}
} // namespace

FSocket* AdoptSocket(int32 Descriptor, const FString& Description)
{
	const TSharedRef<FSocket> Socket = MakeShared<FSocket>(Descriptor, SOCKTYPE_Streaming, Description);
	const std::lock_guard<std::mutex> Guard(Sockets().Lock);
	Sockets().Alive.Add(&Socket.Get(), Socket);
	return &Socket.Get();
}
} // namespace UE::Standin

void FInternetAddr::SetIp(uint32 HostOrderIp)
{
	Ip = HostOrderIp;
	bValid = true;
}

void FInternetAddr::SetIp(const TCHAR* Text, bool& bOutIsValid)
{
	::in_addr Address{};
	bOutIsValid = ::inet_pton(AF_INET, TCHAR_TO_UTF8(Text), &Address) == 1;
	Ip = ntohl(Address.s_addr);
	bValid = bOutIsValid;
}

void FInternetAddr::GetIp(uint32& OutHostOrderIp) const
{
	OutHostOrderIp = Ip;
}

void FInternetAddr::SetPort(int32 InPort)
{
	Port = InPort;
}

int32 FInternetAddr::GetPort() const
{
	return Port;
}

void FInternetAddr::SetAnyAddress()
{
	Ip = 0;
}

void FInternetAddr::SetLoopbackAddress()
{
	Ip = 0x7f000001;
}

FString FInternetAddr::ToString(bool bAppendPort) const
{
	const FString Text = FString::Printf(TEXT("%u.%u.%u.%u"), Ip >> 24, (Ip >> 16) & 255, (Ip >> 8) & 255, Ip & 255);
	return bAppendPort ? FString::Printf(TEXT("%s:%d"), *Text, Port) : Text;
}

FName FInternetAddr::GetProtocolType() const
{
	return FName(TEXT("IPv4"));
}

TSharedRef<FInternetAddr> FInternetAddr::Clone() const
{
	return MakeShared<FInternetAddr>(*this);
}

bool FInternetAddr::IsValid() const
{
	return bValid;
}

const FIPv4Address FIPv4Address::Any{0, 0, 0, 0};
const FIPv4Address FIPv4Address::InternalLoopback{127, 0, 0, 1};

bool FIPv4Address::Parse(const FString& Text, FIPv4Address& OutAddress)
{
	::in_addr Address{};
	if (::inet_pton(AF_INET, TCHAR_TO_UTF8(*Text), &Address) != 1)
	{
		return false;
	}
	const uint32 Ip = ntohl(Address.s_addr);
	OutAddress = FIPv4Address(static_cast<uint8>(Ip >> 24), static_cast<uint8>(Ip >> 16), static_cast<uint8>(Ip >> 8),
		static_cast<uint8>(Ip));
	return true;
}

TSharedRef<FInternetAddr> FIPv4Endpoint::ToInternetAddr() const
{
	const TSharedRef<FInternetAddr> Result = MakeShared<FInternetAddr>();
	Result->SetIp(Address.Value());
	Result->SetPort(Port);
	return Result;
}

bool FIPv4Endpoint::Parse(const FString& Text, FIPv4Endpoint& OutEndpoint)
{
	FString Host;
	FString PortText;
	if (!Text.Split(TEXT(":"), &Host, &PortText) || !FIPv4Address::Parse(Host, OutEndpoint.Address))
	{
		return false;
	}
	OutEndpoint.Port = static_cast<uint16>(FCString::Atoi(*PortText));
	return true;
}

ISocketSubsystem* ISocketSubsystem::Get(const FName&)
{
	static ISocketSubsystem Subsystem;
	return &Subsystem;
}

FSocket* ISocketSubsystem::CreateSocket(const FName&, const FString& Description, bool)
{
	const int Descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	return Descriptor < 0 ? nullptr : UE::Standin::AdoptSocket(Descriptor, Description);
}

FSocket* ISocketSubsystem::CreateSocket(const FName& SocketType, const FString& Description, const FName&)
{
	return CreateSocket(SocketType, Description);
}

void ISocketSubsystem::DestroySocket(FSocket* Socket)
{
	const std::lock_guard<std::mutex> Guard(UE::Standin::Sockets().Lock);
	check(Socket == nullptr || UE::Standin::Sockets().Alive.Contains(Socket));
	UE::Standin::Sockets().Alive.Remove(Socket);
}

TSharedRef<FInternetAddr> ISocketSubsystem::CreateInternetAddr()
{
	return MakeShared<FInternetAddr>();
}

TSharedPtr<FInternetAddr> ISocketSubsystem::GetAddressFromString(const FString& Address)
{
	const TSharedRef<FInternetAddr> Result = MakeShared<FInternetAddr>();
	bool bValid = false;
	Result->SetIp(*Address, bValid);
	return bValid ? TSharedPtr<FInternetAddr>(Result) : nullptr;
}

FAddressInfoResult ISocketSubsystem::GetAddressInfo(
	const TCHAR* HostName, const TCHAR*, EAddressInfoFlags, const FName, ESocketType)
{
	addrinfo Hints = {};
	Hints.ai_family = AF_INET;
	Hints.ai_socktype = SOCK_STREAM;
	addrinfo* Found = nullptr;
	FAddressInfoResult Result;
	if (getaddrinfo(reinterpret_cast<const char*>(FTCHARToUTF8(HostName).Get()), nullptr, &Hints, &Found) != 0)
	{
		Result.ReturnCode = SE_UNKNOWN_ERROR;
		return Result;
	}
	for (const addrinfo* Each = Found; Each != nullptr; Each = Each->ai_next)
	{
		const TSharedRef<FInternetAddr> Address = MakeShared<FInternetAddr>();
		Address->SetIp(ntohl(reinterpret_cast<const sockaddr_in*>(Each->ai_addr)->sin_addr.s_addr));
		Result.Results.Add(FAddressInfoResultData{Address});
	}
	freeaddrinfo(Found);
	return Result;
}

ESocketErrors ISocketSubsystem::GetLastErrorCode()
{
	switch (errno)
	{
	case 0:
		return SE_NO_ERROR;
	case EINTR:
		return SE_EINTR;
	case EAGAIN:
		return SE_EWOULDBLOCK;
	case EINPROGRESS:
		return SE_EINPROGRESS;
	case ECONNREFUSED:
		return SE_ECONNREFUSED;
	case EPIPE:
	case ECONNRESET:
		return SE_ECONNRESET;
	case ENOTCONN:
		return SE_ENOTCONN;
	case ETIMEDOUT:
		return SE_ETIMEDOUT;
	case EADDRINUSE:
		return SE_EADDRINUSE;
	default:
		return SE_UNKNOWN_ERROR;
	}
}

const TCHAR* ISocketSubsystem::GetSocketError(ESocketErrors)
{
	thread_local FString Text;
	Text = FString(std::strerror(errno));
	return *Text;
}

int32 ISocketSubsystem::StandinNumSockets()
{
	const std::lock_guard<std::mutex> Guard(UE::Standin::Sockets().Lock);
	return UE::Standin::Sockets().Alive.Num();
}

FSocket* FTcpSocketBuilder::Build() const
{
	ISocketSubsystem* const Subsystem = ISocketSubsystem::Get(PLATFORM_SOCKETSUBSYSTEM);
	FSocket* const Socket = Subsystem->CreateSocket(NAME_Stream, Description);
	if (Socket == nullptr)
	{
		return nullptr;
	}
	int32 NewSize = 0;
	bool bBuilt = Socket->SetReuseAddr(bReusable) && Socket->SetNonBlocking(!bBlocking);
	bBuilt = bBuilt && (LingerSeconds <= 0 || Socket->SetLinger(true, LingerSeconds));
	bBuilt = bBuilt && (!bBound || Socket->Bind(*Endpoint.ToInternetAddr()));
	bBuilt = bBuilt && (Backlog <= 0 || Socket->Listen(Backlog));
	bBuilt = bBuilt && (ReceiveBufferSize <= 0 || Socket->SetReceiveBufferSize(ReceiveBufferSize, NewSize));
	bBuilt = bBuilt && (SendBufferSize <= 0 || Socket->SetSendBufferSize(SendBufferSize, NewSize));
	if (!bBuilt)
	{
		Subsystem->DestroySocket(Socket);
		return nullptr;
	}
	return Socket;
}
