// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/StreamFate.h"

namespace UE::Sidecar
{
EStreamFate FateOf(EGrpcCode Code)
{
	switch (Code)
	{
	case EGrpcCode::Unauthenticated:
		return EStreamFate::Reconnect;
	case EGrpcCode::InvalidArgument:
	case EGrpcCode::FailedPrecondition:
	case EGrpcCode::NotFound:
	case EGrpcCode::Aborted:
	case EGrpcCode::Unimplemented:
	case EGrpcCode::PermissionDenied:
		return EStreamFate::Block;
	default:
		return EStreamFate::Retry;
	}
}

std::string DescribeEnd(const FGrpcStatus& Status)
{
	switch (Status.Code)
	{
	case EGrpcCode::Ok:
		return "The sidecar closed the conversation.";
	case EGrpcCode::Unauthenticated:
		return "The sidecar refused the token (" + Status.Message
			+ "). Each start of the sidecar makes a new one; with the endpoint \"auto\" it is read again.";
	case EGrpcCode::Aborted:
		return "Another client took the conversation over: " + Status.Message;
	case EGrpcCode::AlreadyExists:
		return "The character is in use: " + Status.Message;
	case EGrpcCode::Unimplemented:
		return "What answers there is not a sidecar, or one of another contract: " + Status.Message;
	default:
		return Status.Message.empty() ? std::string("The conversation ended: ") + GrpcCodeName(Status.Code) + "."
									  : Status.Message;
	}
}
}
