// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Delegates/Delegate.h"

#include <atomic>
#include <cstring>

FDelegateHandle::FDelegateHandle(EGenerateNewHandleType)
{
	static std::atomic<uint64> LastId{0};
	Id = ++LastId;
}

namespace UE::Standin
{
const char* FunctionNameOf(const char* Written)
{
	const char* const Colons = std::strrchr(Written, ':');
	return Colons == nullptr ? Written + (*Written == '&' ? 1 : 0) : Colons + 1;
}
} // namespace UE::Standin
