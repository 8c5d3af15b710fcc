// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

enum ESocketType
{
	SOCKTYPE_Unknown,
	SOCKTYPE_Datagram,
	SOCKTYPE_Streaming
};

enum ESocketConnectionState
{
	SCS_NotConnected,
	SCS_Connected,
	SCS_ConnectionError
};

namespace ESocketWaitConditions
{
enum Type
{
	WaitForRead,
	WaitForWrite,
	WaitForReadOrWrite
};
} // namespace ESocketWaitConditions

namespace ESocketReceiveFlags
{
enum Type
{
	None = 0,
	Peek = 2,
	WaitAll = 0x100
};
} // namespace ESocketReceiveFlags

enum class ESocketShutdownMode
{
	Read,
	Write,
	ReadWrite
};

enum ESocketErrors
{
	SE_NO_ERROR,
	SE_EINTR,
	SE_EWOULDBLOCK,
	SE_EINPROGRESS,
	SE_ECONNREFUSED,
	SE_ECONNRESET,
	SE_ENOTCONN,
	SE_ETIMEDOUT,
	SE_EADDRINUSE,
	SE_UNKNOWN_ERROR,
	SE_GET_LAST_ERROR_CODE
};
