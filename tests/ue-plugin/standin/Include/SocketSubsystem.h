// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "AddressInfoTypes.h"
#include "Sockets.h"
#include "UObject/NameTypes.h"

#define PLATFORM_SOCKETSUBSYSTEM FName(TEXT("UNIX"))
inline const FName NAME_Stream(TEXT("Stream"));
inline const FName NAME_DGram(TEXT("DGram"));

class ISocketSubsystem
{
public:
	static ISocketSubsystem* Get(const FName& SubsystemName = NAME_None);
	FSocket* CreateSocket(const FName& SocketType, const FString& Description, bool bForceUdp = false);
	FSocket* CreateSocket(const FName& SocketType, const FString& Description, const FName& ProtocolName);
	void DestroySocket(FSocket* Socket);
	TSharedRef<FInternetAddr> CreateInternetAddr();
	TSharedPtr<FInternetAddr> GetAddressFromString(const FString& Address);
	FAddressInfoResult GetAddressInfo(const TCHAR* HostName, const TCHAR* ServiceName = nullptr,
		EAddressInfoFlags QueryFlags = EAddressInfoFlags::Default, const FName ProtocolTypeName = NAME_None,
		ESocketType SocketType = ESocketType::SOCKTYPE_Unknown);
	ESocketErrors GetLastErrorCode();
	const TCHAR* GetSocketError(ESocketErrors Code = SE_GET_LAST_ERROR_CODE);
	/** Sockets made and not yet destroyed: for tests of what is left behind. */
	static int32 StandinNumSockets();
};
