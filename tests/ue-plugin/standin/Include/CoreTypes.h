// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>

using int8 = std::int8_t;
using int16 = std::int16_t;
using int32 = std::int32_t;
using int64 = long long;
using uint8 = std::uint8_t;
using uint16 = std::uint16_t;
using uint32 = std::uint32_t;
using uint64 = unsigned long long;
using SIZE_T = std::size_t;
using PTRINT = std::intptr_t;
using UPTRINT = std::uintptr_t;
using ANSICHAR = char;
using UTF8CHAR = char8_t;
using TCHAR = char16_t;
using TYPE_OF_NULLPTR = decltype(nullptr);

#define TEXT_PASTE(x) u##x
#define TEXT(x) TEXT_PASTE(x)
#define UTF8TEXT_PASTE(x) u8##x
#define UTF8TEXT(x) UTF8TEXT_PASTE(x)
#define ANSITEXT(x) x

#define IN
#define OUT
#define FORCEINLINE inline
#define FORCENOINLINE
#define UE_NODISCARD [[nodiscard]]
#define UE_DEPRECATED(Version, Message) [[deprecated(Message)]]
#define LIKELY(x) (x)
#define UNLIKELY(x) (x)
#define INDEX_NONE (-1)

#ifndef WITH_EDITOR
#define WITH_EDITOR 0
#endif
#define WITH_EDITORONLY_DATA WITH_EDITOR
#define WITH_ENGINE 1
#define WITH_DEV_AUTOMATION_TESTS 1
#define WITH_AUTOMATION_TESTS 1
#define UE_BUILD_DEBUG 0
#define UE_BUILD_DEVELOPMENT 1
#define UE_BUILD_TEST 0
#define UE_BUILD_SHIPPING 0
#define UE_EDITOR WITH_EDITOR
#define UE_SERVER 0
#define UE_GAME 1
#define DO_CHECK 1
#define DO_ENSURE 1
#define NO_LOGGING 0
#define IS_MONOLITHIC 1
#define STATS 0

#define PLATFORM_WINDOWS 0
#define PLATFORM_LINUX 1
#define PLATFORM_MAC 0
#define PLATFORM_ANDROID 0
#define PLATFORM_IOS 0
#define PLATFORM_UNIX 1
#define PLATFORM_DESKTOP 1
#define PLATFORM_64BITS 1
#define PLATFORM_LITTLE_ENDIAN 1

#define ENGINE_MAJOR_VERSION 5
#define ENGINE_MINOR_VERSION 7
#define ENGINE_PATCH_VERSION 0

#define MAX_uint8 (static_cast<uint8>(0xff))
#define MAX_uint16 (static_cast<uint16>(0xffff))
#define MAX_uint32 (static_cast<uint32>(0xffffffffu))
#define MAX_uint64 (static_cast<uint64>(0xffffffffffffffffull))
#define MIN_int32 (static_cast<int32>(0x80000000))
#define MAX_int16 (static_cast<int16>(0x7fff))
#define MIN_int16 (static_cast<int16>(-0x8000))
#define MAX_int32 (static_cast<int32>(0x7fffffff))
#define MAX_int64 (static_cast<int64>(0x7fffffffffffffffll))
#define MAX_flt (3.402823466e+38F)
#define MAX_dbl (1.7976931348623158e+308)

enum EForceInit
{
	ForceInit,
	ForceInitToZero
};

enum ENoInit
{
	NoInit
};

enum class EAllowShrinking : uint8
{
	No,
	Yes,
	Default = Yes
};
