// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Templates/TypeHash.h"

class FDelegateHandle
{
public:
	enum EGenerateNewHandleType
	{
		GenerateNewHandle
	};

	FDelegateHandle() = default;
	explicit FDelegateHandle(EGenerateNewHandleType);
	bool IsValid() const
	{
		return Id != 0;
	}
	void Reset()
	{
		Id = 0;
	}
	bool operator==(const FDelegateHandle&) const = default;
	friend uint32 GetTypeHash(const FDelegateHandle& Handle)
	{
		return GetTypeHash(Handle.Id);
	}

private:
	uint64 Id = 0;
};
