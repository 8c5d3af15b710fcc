// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "IPAddress.h"
#include "Interfaces/IPv4/IPv4Address.h"

struct FIPv4Endpoint
{
	FIPv4Address Address;
	uint16 Port = 0;

	FIPv4Endpoint() = default;
	FIPv4Endpoint(const FIPv4Address& InAddress, uint16 InPort)
		: Address(InAddress)
		, Port(InPort)
	{
	}
	FString ToString() const
	{
		return FString::Printf(TEXT("%s:%u"), *Address.ToString(), Port);
	}
	TSharedRef<FInternetAddr> ToInternetAddr() const;
	static bool Parse(const FString& Text, FIPv4Endpoint& OutEndpoint);
	bool operator==(const FIPv4Endpoint&) const = default;
};
