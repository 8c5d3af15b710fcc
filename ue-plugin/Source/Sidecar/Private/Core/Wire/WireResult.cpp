// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Wire/WireResult.h"

namespace UE::Sidecar
{

const char* ToString(EWireError Error)
{
	switch (Error)
	{
	case EWireError::None:
		return "None";
	case EWireError::Truncated:
		return "Truncated";
	case EWireError::OverlongVarint:
		return "OverlongVarint";
	case EWireError::LengthBeyondEnd:
		return "LengthBeyondEnd";
	case EWireError::FieldNumberZero:
		return "FieldNumberZero";
	case EWireError::UnknownWireType:
		return "UnknownWireType";
	case EWireError::UnmatchedGroupEnd:
		return "UnmatchedGroupEnd";
	case EWireError::TooDeep:
		return "TooDeep";
	case EWireError::InvalidUtf8:
		return "InvalidUtf8";
	default:
		return "Unknown";
	}
}

}
