// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Headless/EventLog.h"

#include "Standin/Clock.h"

#include <fstream>
#include <iomanip>

namespace UE::Sidecar::Tests
{
std::string Narrow(const FString& Text)
{
	return std::string(reinterpret_cast<const char*>(FTCHARToUTF8(*Text).Get()));
}

void FEventLog::Note(const std::string& Kind, const std::string& Text)
{
	Noted.push_back({UE::Standin::FClock::Now(), Kind, Text});
}

void FEventLog::NoteNew(const FHeardEvents& Events)
{
	for (; NumStates < Events.States.size(); ++NumStates)
	{
		Note("state", Narrow(UEnum::GetValueAsString(Events.States[NumStates])));
	}
	for (; NumStarted < Events.Started.size(); ++NumStarted)
	{
		Note("started", std::to_string(Events.Started[NumStarted]));
	}
	for (; NumWords < Events.Words.size(); ++NumWords)
	{
		Note("word", Narrow(Events.Words[NumWords]));
	}
	for (; NumFinished < Events.Finished.size(); ++NumFinished)
	{
		Note("finished", std::to_string(Events.FinishedSeconds[NumFinished]));
	}
	for (; NumInterrupted < Events.Interrupted.size(); ++NumInterrupted)
	{
		Note("interrupted", std::to_string(Events.Interrupted[NumInterrupted].second));
	}
}

void FEventLog::Write(const std::string& File) const
{
	std::ofstream Output(File);
	Output << "time,kind,text\n" << std::fixed << std::setprecision(6);
	for (const FEvent& Event : Noted)
	{
		Output << Event.TimeSeconds << "," << Event.Kind << "," << Event.Text << "\n";
	}
}
}
