// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Network/SidecarSocket.h"

#include "Common/TcpSocketBuilder.h"
#include "IPAddress.h"
#include "SocketSubsystem.h"
#include "Sockets.h"

FSidecarSocket::FSidecarSocket()
	: Subsystem(ISocketSubsystem::Get(PLATFORM_SOCKETSUBSYSTEM))
{
}

FSidecarSocket::~FSidecarSocket()
{
	Close();
}

bool FSidecarSocket::BeginConnect(const FString& Host, int32 Port, FString& OutError)
{
	Close();
	const TSharedPtr<FInternetAddr> Address = Subsystem != nullptr ? Resolve(Host) : nullptr;
	if (!Address.IsValid())
	{
		OutError = FString::Printf(TEXT("the name %s is unknown"), *Host);
		return false;
	}

	Address->SetPort(Port);
	// Of the address' own family, IPv4 or IPv6.
	Socket = Subsystem->CreateSocket(NAME_Stream, TEXT("Sidecar"), Address->GetProtocolType());
	if (Socket == nullptr || !Socket->SetNonBlocking(true))
	{
		OutError = TEXT("no socket can be made");
		Close();
		return false;
	}

	// Reports and talk keys are small and urgent.
	Socket->SetNoDelay(true);
	if (!Socket->Connect(*Address))
	{
		OutError = TEXT("refused");
		Close();
		return false;
	}

	return true;
}

ESidecarSocketResult FSidecarSocket::PollConnect(FTimespan Patience)
{
	if (Socket == nullptr)
	{
		return ESidecarSocketResult::Closed;
	}

	if (!Socket->Wait(ESocketWaitConditions::WaitForWrite, Patience))
	{
		return Socket->GetConnectionState() == SCS_ConnectionError ? ESidecarSocketResult::Closed
																   : ESidecarSocketResult::Nothing;
	}

	return Socket->GetConnectionState() == SCS_Connected ? ESidecarSocketResult::Moved : ESidecarSocketResult::Closed;
}

bool FSidecarSocket::WaitReadable(FTimespan Patience)
{
	return Socket != nullptr && Socket->Wait(ESocketWaitConditions::WaitForRead, Patience);
}

ESidecarSocketResult FSidecarSocket::Receive(TArrayView<uint8> Buffer, int32& OutNumBytes)
{
	OutNumBytes = 0;
	if (Socket == nullptr || !Socket->Recv(Buffer.GetData(), Buffer.Num(), OutNumBytes))
	{
		return ESidecarSocketResult::Closed;
	}

	return OutNumBytes > 0 ? ESidecarSocketResult::Moved : ESidecarSocketResult::Nothing;
}

ESidecarSocketResult FSidecarSocket::Send(TConstArrayView<uint8> Bytes, int32& OutNumBytes)
{
	OutNumBytes = 0;
	if (Socket == nullptr)
	{
		return ESidecarSocketResult::Closed;
	}

	if (Socket->Send(Bytes.GetData(), Bytes.Num(), OutNumBytes) && OutNumBytes > 0)
	{
		return ESidecarSocketResult::Moved;
	}

	OutNumBytes = 0;
	return Subsystem->GetLastErrorCode() == SE_EWOULDBLOCK ? ESidecarSocketResult::Nothing
														   : ESidecarSocketResult::Closed;
}

void FSidecarSocket::Close()
{
	if (Socket != nullptr)
	{
		Socket->Close();
		Subsystem->DestroySocket(Socket);
		Socket = nullptr;
	}
}

TSharedPtr<FInternetAddr> FSidecarSocket::Resolve(const FString& Host) const
{
	// The sidecar listens on the IPv4 loopback; a resolver may name the other one first.
	const FString Name = Host.Equals(TEXT("localhost"), ESearchCase::IgnoreCase) ? FString(TEXT("127.0.0.1")) : Host;
	TSharedPtr<FInternetAddr> Address = Subsystem->GetAddressFromString(Name);
	if (Address.IsValid())
	{
		return Address;
	}

	const FAddressInfoResult Found = Subsystem->GetAddressInfo(
		*Name, nullptr, EAddressInfoFlags::Default, NAME_None, ESocketType::SOCKTYPE_Streaming);
	return Found.Results.Num() > 0 ? TSharedPtr<FInternetAddr>(Found.Results[0].Address->Clone()) : nullptr;
}
