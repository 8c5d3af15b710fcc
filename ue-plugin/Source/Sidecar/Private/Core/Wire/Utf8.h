// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace UE::Sidecar
{

/**
 * How many bytes from the beginning are whole, valid UTF-8 characters; all of them when the text is valid. Overlong
 * forms, surrogates and code points above U+10FFFF are not valid (RFC 3629 §4).
 */
size_t CountValidUtf8(std::span<const uint8_t> Text);

}
