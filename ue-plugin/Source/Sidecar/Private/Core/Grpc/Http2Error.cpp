// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/Http2Error.h"

namespace UE::Sidecar
{

const char* Http2ErrorName(const EHttp2Error Error)
{
	switch (Error)
	{
	case EHttp2Error::NoError:
		return "NO_ERROR";
	case EHttp2Error::ProtocolError:
		return "PROTOCOL_ERROR";
	case EHttp2Error::InternalError:
		return "INTERNAL_ERROR";
	case EHttp2Error::FlowControlError:
		return "FLOW_CONTROL_ERROR";
	case EHttp2Error::SettingsTimeout:
		return "SETTINGS_TIMEOUT";
	case EHttp2Error::StreamClosed:
		return "STREAM_CLOSED";
	case EHttp2Error::FrameSizeError:
		return "FRAME_SIZE_ERROR";
	case EHttp2Error::RefusedStream:
		return "REFUSED_STREAM";
	case EHttp2Error::Cancel:
		return "CANCEL";
	case EHttp2Error::CompressionError:
		return "COMPRESSION_ERROR";
	case EHttp2Error::ConnectError:
		return "CONNECT_ERROR";
	case EHttp2Error::EnhanceYourCalm:
		return "ENHANCE_YOUR_CALM";
	case EHttp2Error::InadequateSecurity:
		return "INADEQUATE_SECURITY";
	case EHttp2Error::Http11Required:
		return "HTTP_1_1_REQUIRED";
	default:
		return "unknown error";
	}
}

} // namespace UE::Sidecar
