// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"
#include "Templates/SharedPointer.h"
#include "UObject/NameTypes.h"

/** An IPv4 address and a port. */
class FInternetAddr
{
public:
	virtual ~FInternetAddr() = default;
	virtual void SetIp(uint32 HostOrderIp);
	virtual void SetIp(const TCHAR* Text, bool& bOutIsValid);
	virtual void GetIp(uint32& OutHostOrderIp) const;
	virtual void SetPort(int32 InPort);
	virtual int32 GetPort() const;
	virtual void SetAnyAddress();
	virtual void SetLoopbackAddress();
	virtual FString ToString(bool bAppendPort) const;
	virtual bool IsValid() const;
	virtual FName GetProtocolType() const;
	virtual TSharedRef<FInternetAddr> Clone() const;

private:
	uint32 Ip = 0;
	int32 Port = 0;
	bool bValid = true;
};
