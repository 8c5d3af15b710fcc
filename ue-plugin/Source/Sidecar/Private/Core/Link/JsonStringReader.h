// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

/**
 * Reads the string of a JSON text in valid UTF-8 whose opening quote stands at Position (RFC 8259 section 7), and moves
 * Position behind its closing quote, or to the fault.
 *
 * @return What is wrong, or nothing.
 */
std::string_view ReadJsonString(std::string_view Text, size_t& Position, std::string& OutString);

}
