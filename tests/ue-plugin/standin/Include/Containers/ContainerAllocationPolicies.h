// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

/** The stand-in has one allocator; these names only make declarations compile. */
struct FDefaultAllocator
{
};
template <int IndexSize>
struct TSizedDefaultAllocator
{
};
template <uint32 NumInlineElements, typename SecondaryAllocator = FDefaultAllocator>
struct TInlineAllocator
{
};
template <uint32 NumInlineElements>
struct TFixedAllocator
{
};
