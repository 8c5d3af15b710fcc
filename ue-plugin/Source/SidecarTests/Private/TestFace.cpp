// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "TestFace.h"

void ASidecarTestMetaHuman::LiveLinkSetup()
{
	SetUpSubject = ARKitFaceSubj.Name;
}
