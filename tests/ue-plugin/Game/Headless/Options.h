// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <string>
#include <vector>

namespace UE::Sidecar::Tests
{
/** What the user of the headless game does next. */
struct FTurn
{
	/** A WAV file (mono, 16 bit) that is spoken into the microphone; empty for a written turn. */
	std::string SpokenFile;
	std::string Text;
	/** A murmur that asks for no answer. */
	bool bMurmur = false;
	/** The user begins so many seconds into the answer before, and not after its end; negative for after. */
	double InterruptAfterSeconds = -1.0;
	/** The turn before is followed by waiting for the sidecar to go away and to come back. */
	bool bAfterRestart = false;
};

struct FHeadlessOptions
{
	std::string EndpointFile;
	std::string OutFolder = "headless-out";
	std::string Character;
	double FrameRateHz = 60.0;
	/** The game thread stands still for this long, every two seconds; 0 for never. */
	double HitchSeconds = 0.0;
	/** The whole run is given up after this long. */
	double TimeoutSeconds = 120.0;
	std::vector<FTurn> Turns;
};

/** @return false after having printed what is wrong, or how it is used. */
bool ParseOptions(int NumArguments, char** Arguments, FHeadlessOptions& OutOptions);
}
