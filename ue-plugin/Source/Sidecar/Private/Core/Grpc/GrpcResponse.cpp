// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcResponse.h"

namespace UE::Sidecar
{

namespace GrpcResponsePrivate
{

constexpr size_t FieldOverheadBytes = 32;
constexpr std::string_view GrpcContentType = "application/grpc";

int ParseHttpStatus(const std::string_view Value)
{
	int Status = 0;
	for (const char Character : Value.substr(0, 3))
	{
		Status = Status * 10 + (Character >= '0' && Character <= '9' ? Character - '0' : 0);
	}
	return Status;
}

bool IsGrpcContent(const std::string_view Type)
{
	return Type.starts_with(GrpcContentType)
		&& (Type.size() == GrpcContentType.size() || Type[GrpcContentType.size()] == '+'
			|| Type[GrpcContentType.size()] == ';');
}

} // namespace GrpcResponsePrivate

FGrpcResponse::FGrpcResponse(const size_t InMaxHeaderBytes)
	: MaxHeaderBytes(InMaxHeaderBytes)
{
}

bool FGrpcResponse::AddHeader(const std::string_view Name, const std::string_view Value)
{
	BlockBytes += Name.size() + Value.size() + GrpcResponsePrivate::FieldOverheadBytes;
	if (BlockBytes > MaxHeaderBytes)
	{
		return false;
	}

	if (Name == ":status")
	{
		BlockHttpStatus = GrpcResponsePrivate::ParseHttpStatus(Value);
	}
	else if (Name == "content-type")
	{
		ContentType = Value;
	}
	else if (Name == "grpc-encoding")
	{
		MessageEncoding = Value;
	}
	else if (Name == "grpc-status")
	{
		Code = GrpcCodeFromHeader(Value);
	}
	else if (Name == "grpc-message")
	{
		Message = DecodeGrpcMessage(Value);
	}
	return true;
}

std::optional<FGrpcStatus> FGrpcResponse::EndBlock(const bool bEndStream)
{
	const bool bInformational = BlockHttpStatus >= 100 && BlockHttpStatus < 200;
	const bool bHead = HttpStatus == 0 && !bInformational;
	BlockBytes = 0;
	if (bHead)
	{
		HttpStatus = BlockHttpStatus;
	}
	BlockHttpStatus = 0;
	if (bEndStream)
	{
		return std::nullopt;
	}

	// A status counts only in the block that ends the stream.
	Code.reset();
	Message.clear();
	if (bHead && (HttpStatus != 200 || !GrpcResponsePrivate::IsGrpcContent(ContentType)))
	{
		return StatusAtEnd();
	}
	return std::nullopt;
}

FGrpcStatus FGrpcResponse::StatusAtEnd() const
{
	if (Code.has_value())
	{
		return {*Code, Message};
	}
	if (HttpStatus != 200)
	{
		return {GrpcCodeFromHttpStatus(HttpStatus),
			"The server answered HTTP " + std::to_string(HttpStatus) + " instead of gRPC"};
	}
	if (!GrpcResponsePrivate::IsGrpcContent(ContentType))
	{
		return {EGrpcCode::Unknown,
			"The server's answer is not gRPC but " + (ContentType.empty() ? "untyped" : ContentType)};
	}
	return {EGrpcCode::Unknown, "The server ended the call without a status"};
}

const std::string& FGrpcResponse::Encoding() const
{
	return MessageEncoding;
}

} // namespace UE::Sidecar
