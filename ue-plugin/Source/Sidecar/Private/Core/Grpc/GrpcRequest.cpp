// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcRequest.h"

#include <algorithm>

namespace UE::Sidecar
{

namespace GrpcRequestPrivate
{

constexpr uint32_t LargestTimeoutValue = 99999999;
// What RFC 9113 §6.5.2 adds to each field of a header list.
constexpr size_t FieldOverheadBytes = 32;
constexpr std::string_view ReservedKeys[] = {"te", "content-type", "user-agent", "connection", "host", "content-length",
	"transfer-encoding", "upgrade", "keep-alive", "proxy-connection"};

bool IsKeyCharacter(const char Character)
{
	return (Character >= 'a' && Character <= 'z') || (Character >= '0' && Character <= '9') || Character == '_'
		|| Character == '-' || Character == '.';
}

bool IsPrintable(const char Character)
{
	return Character >= 0x20 && Character <= 0x7e;
}

bool IsValue(const std::string_view Value)
{
	return std::all_of(Value.begin(), Value.end(), &IsPrintable)
		&& (Value.empty() || (Value.front() != ' ' && Value.back() != ' '));
}

bool IsReserved(const std::string_view Key)
{
	return Key.starts_with("grpc-")
		|| std::find(std::begin(ReservedKeys), std::end(ReservedKeys), Key) != std::end(ReservedKeys);
}

} // namespace GrpcRequestPrivate

std::string FormatGrpcTimeout(const uint32_t TimeoutMs)
{
	if (TimeoutMs <= GrpcRequestPrivate::LargestTimeoutValue)
	{
		return std::to_string(TimeoutMs) + "m";
	}
	const uint32_t Seconds = TimeoutMs / 1000 + (TimeoutMs % 1000 != 0 ? 1 : 0);
	return std::to_string(Seconds) + "S";
}

std::string FindMetadataFault(const std::span<const FGrpcMetadata> Metadata, const size_t MaxBytes)
{
	size_t Bytes = 0;
	for (const FGrpcMetadata& Field : Metadata)
	{
		if (Field.Key.empty() || !std::all_of(Field.Key.begin(), Field.Key.end(), &GrpcRequestPrivate::IsKeyCharacter))
		{
			return "A metadata key holds a character that gRPC does not allow";
		}
		if (GrpcRequestPrivate::IsReserved(Field.Key))
		{
			return "The metadata key " + Field.Key + " is reserved";
		}
		if (Field.Key.ends_with("-bin"))
		{
			return "Binary metadata is not supported: " + Field.Key;
		}
		if (!GrpcRequestPrivate::IsValue(Field.Value))
		{
			// Not the value itself: it may be a token.
			return "The value of the metadata " + Field.Key + " is not plain ASCII, or has spaces at its ends";
		}
		Bytes += Field.Key.size() + Field.Value.size() + GrpcRequestPrivate::FieldOverheadBytes;
	}
	if (Bytes > MaxBytes)
	{
		return "The metadata has " + std::to_string(Bytes) + " bytes, more than the limit of "
			+ std::to_string(MaxBytes);
	}
	return {};
}

bool IsGrpcPath(const std::string_view Path)
{
	const size_t SecondSlash = Path.find('/', 1);
	return Path.starts_with('/') && SecondSlash != std::string_view::npos && SecondSlash > 1
		&& SecondSlash + 1 < Path.size() && GrpcRequestPrivate::IsValue(Path)
		&& Path.find(' ') == std::string_view::npos;
}

} // namespace UE::Sidecar
