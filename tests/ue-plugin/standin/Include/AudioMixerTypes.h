// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

namespace Audio
{
namespace EAudioMixerStreamDataFormat
{
enum Type : uint8
{
	Unknown,
	Float,
	Double,
	Int16,
	Int24,
	Int32,
	Unsupported
};
} // namespace EAudioMixerStreamDataFormat
} // namespace Audio
