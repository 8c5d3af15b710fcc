// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "EventRecorder.h"

#include <string>
#include <vector>

namespace UE::Sidecar::Tests
{
std::string Narrow(const FString& Text);

/** What happened when, on the clock of face.csv and of what is heard. Game thread. */
class FEventLog final
{
public:
	/** Text has no line breaks. */
	void Note(const std::string& Kind, const std::string& Text);

	/** Notes what has come since it was called last; once per frame. */
	void NoteNew(const FHeardEvents& Events);

	/** A line is time in seconds, kind, text; only the text may hold commas. */
	void Write(const std::string& File) const;

private:
	struct FEvent
	{
		double TimeSeconds = 0.0;
		std::string Kind;
		std::string Text;
	};

	std::vector<FEvent> Noted;
	size_t NumStates = 0;
	size_t NumStarted = 0;
	size_t NumFinished = 0;
	size_t NumInterrupted = 0;
	size_t NumWords = 0;
};
}
