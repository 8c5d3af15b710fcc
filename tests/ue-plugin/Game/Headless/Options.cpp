// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Headless/Options.h"

#include <cstdio>
#include <cstdlib>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr const char* Usage =
	"headless_game --endpoint-file FILE [options] TURN...\n"
	"  A game without a picture: the whole Unreal plugin over stand-ins of Unreal's classes.\n"
	"turns, in order:\n"
	"  --text TEXT          the user writes\n"
	"  --speak FILE         the user says a WAV file, mono, 16 bit\n"
	"  --murmur FILE        as --speak, but the character need not answer\n"
	"  --interrupt S        the next turn begins S seconds into the answer before it\n"
	"  --restart            before the next turn, waits until the sidecar has gone and come back\n"
	"options:\n"
	"  --out FOLDER         heard.wav, face.csv, captions.txt, events.csv (headless-out)\n"
	"  --character NAME     as the sidecar's configuration names it\n"
	"  --fps N              frames per second (60)\n"
	"  --hitch S            the game thread stands still for S seconds, every two seconds\n"
	"  --timeout S          (120)\n";
}

bool ParseOptions(int NumArguments, char** Arguments, FHeadlessOptions& OutOptions)
{
	FTurn Next;
	for (int Index = 1; Index < NumArguments; ++Index)
	{
		const std::string Name = Arguments[Index];
		if (Name == "--restart")
		{
			Next.bAfterRestart = true;
			continue;
		}
		if (Index + 1 == NumArguments)
		{
			std::fprintf(stderr, "%s: a value is missing, or it is unknown.\n%s", Name.c_str(), Usage);
			return false;
		}
		const std::string Value = Arguments[++Index];
		if (Name == "--text" || Name == "--speak" || Name == "--murmur")
		{
			Next.bMurmur = Name == "--murmur";
			(Name == "--text" ? Next.Text : Next.SpokenFile) = Value;
			OutOptions.Turns.push_back(Next);
			Next = FTurn();
		}
		else if (Name == "--interrupt")
		{
			Next.InterruptAfterSeconds = std::atof(Value.c_str());
		}
		else if (Name == "--endpoint-file")
		{
			OutOptions.EndpointFile = Value;
		}
		else if (Name == "--out")
		{
			OutOptions.OutFolder = Value;
		}
		else if (Name == "--character")
		{
			OutOptions.Character = Value;
		}
		else if (Name == "--fps")
		{
			OutOptions.FrameRateHz = std::atof(Value.c_str());
		}
		else if (Name == "--hitch")
		{
			OutOptions.HitchSeconds = std::atof(Value.c_str());
		}
		else if (Name == "--timeout")
		{
			OutOptions.TimeoutSeconds = std::atof(Value.c_str());
		}
		else
		{
			std::fprintf(stderr, "%s is unknown.\n%s", Name.c_str(), Usage);
			return false;
		}
	}
	if (OutOptions.EndpointFile.empty() || OutOptions.Turns.empty() || OutOptions.FrameRateHz < 1.0)
	{
		std::fputs(Usage, stderr);
		return false;
	}
	return true;
}
}
