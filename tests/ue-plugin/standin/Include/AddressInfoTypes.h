// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Array.h"
#include "IPAddress.h"
#include "SocketTypes.h"

enum class EAddressInfoFlags : uint8
{
	Default = 0
};

struct FAddressInfoResultData
{
	TSharedRef<FInternetAddr> Address;
};

/** What a name was resolved to. */
struct FAddressInfoResult
{
	TArray<FAddressInfoResultData> Results;
	ESocketErrors ReturnCode = SE_NO_ERROR;
};
