// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "LiveLinkRole.h"

class ULiveLinkBasicRole : public ULiveLinkRole
{
	STANDIN_CLASS(ULiveLinkBasicRole, ULiveLinkRole)
};
