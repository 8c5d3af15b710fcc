// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcStatus.h"

#include <cstddef>
#include <iterator>

namespace UE::Sidecar
{

namespace GrpcStatusPrivate
{

constexpr const char* CodeNames[] = {"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
	"ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE",
	"UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"};

int HexDigit(const char Character)
{
	if (Character >= '0' && Character <= '9')
	{
		return Character - '0';
	}
	if (Character >= 'a' && Character <= 'f')
	{
		return Character - 'a' + 10;
	}
	if (Character >= 'A' && Character <= 'F')
	{
		return Character - 'A' + 10;
	}
	return -1;
}

} // namespace GrpcStatusPrivate

const char* GrpcCodeName(const EGrpcCode Code)
{
	const size_t Index = static_cast<size_t>(Code);
	return Index < std::size(GrpcStatusPrivate::CodeNames) ? GrpcStatusPrivate::CodeNames[Index] : "UNKNOWN";
}

EGrpcCode GrpcCodeFromHeader(const std::string_view Value)
{
	if (Value.empty() || Value.size() > 2)
	{
		return EGrpcCode::Unknown;
	}

	size_t Number = 0;
	for (const char Character : Value)
	{
		if (Character < '0' || Character > '9')
		{
			return EGrpcCode::Unknown;
		}
		Number = Number * 10 + static_cast<size_t>(Character - '0');
	}
	return Number < std::size(GrpcStatusPrivate::CodeNames) ? static_cast<EGrpcCode>(Number) : EGrpcCode::Unknown;
}

EGrpcCode GrpcCodeFromHttpStatus(const int HttpStatus)
{
	switch (HttpStatus)
	{
	case 400:
		return EGrpcCode::Internal;
	case 401:
		return EGrpcCode::Unauthenticated;
	case 403:
		return EGrpcCode::PermissionDenied;
	case 404:
		return EGrpcCode::Unimplemented;
	case 429:
	case 502:
	case 503:
	case 504:
		return EGrpcCode::Unavailable;
	default:
		return EGrpcCode::Unknown;
	}
}

EGrpcCode GrpcCodeFromHttp2Error(const EHttp2Error Error)
{
	switch (Error)
	{
	case EHttp2Error::RefusedStream:
		return EGrpcCode::Unavailable;
	case EHttp2Error::Cancel:
		return EGrpcCode::Cancelled;
	case EHttp2Error::EnhanceYourCalm:
		return EGrpcCode::ResourceExhausted;
	case EHttp2Error::InadequateSecurity:
		return EGrpcCode::PermissionDenied;
	default:
		return EGrpcCode::Internal;
	}
}

std::string DecodeGrpcMessage(const std::string_view Encoded)
{
	std::string Decoded;
	Decoded.reserve(Encoded.size());
	for (size_t Index = 0; Index < Encoded.size(); ++Index)
	{
		if (Encoded[Index] == '%' && Encoded.size() - Index > 2)
		{
			const int High = GrpcStatusPrivate::HexDigit(Encoded[Index + 1]);
			const int Low = GrpcStatusPrivate::HexDigit(Encoded[Index + 2]);
			if (High >= 0 && Low >= 0)
			{
				Decoded.push_back(static_cast<char>(High * 16 + Low));
				Index += 2;
				continue;
			}
		}
		Decoded.push_back(Encoded[Index]);
	}
	return Decoded;
}

} // namespace UE::Sidecar
