// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Conversation/WelcomeCheck.h"

#include "Core/Messages/Contract.h"
#include "Core/Playback/PlaybackClock.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace UE::Sidecar
{
namespace WelcomeCheckPrivate
{
/** The largest known set, a MetaHuman's raw controls, has fewer than 300. */
constexpr size_t MaxCurves = 1024;
constexpr size_t MaxCurveNameBytes = 128;

std::string FindFaultInCurves(const std::vector<std::string>& Names)
{
	if (Names.size() > MaxCurves)
	{
		return "The sidecar names " + std::to_string(Names.size()) + " face curves; at most "
			+ std::to_string(MaxCurves) + " are expected.";
	}

	std::set<std::string> Seen;
	for (const std::string& Name : Names)
	{
		const bool bPlain = !Name.empty() && Name.size() <= MaxCurveNameBytes
			&& std::all_of(Name.begin(), Name.end(),
				[](char Letter)
				{
					return Letter > ' ' && Letter < 127;
				});
		// Unreal's names know no case: two that differ by it alone would be one curve.
		std::string Folded = Name;
		std::transform(Folded.begin(), Folded.end(), Folded.begin(),
			[](unsigned char Letter)
			{
				return static_cast<char>(std::tolower(Letter));
			});
		if (!bPlain || !Seen.insert(Folded).second)
		{
			return "The sidecar's table of face curves is impossible at entry " + std::to_string(Seen.size())
				+ ": names are printable ASCII, at most 128 characters, and each comes once.";
		}
	}

	return std::string();
}
}

std::string FindFaultInWelcome(const FWelcome& Welcome)
{
	if (!Welcome.Contract || Welcome.Contract->Major != Contract::Major)
	{
		const std::string Theirs = Welcome.Contract
			? std::to_string(Welcome.Contract->Major) + "." + std::to_string(Welcome.Contract->Minor)
			: std::string("none");
		return "The sidecar speaks contract " + Theirs + ", this plugin " + std::to_string(Contract::Major) + "."
			+ std::to_string(Contract::Minor) + ": update the older of the two.";
	}

	const FAudioFormat Format = Welcome.AudioFormat.value_or(FAudioFormat());
	if (Format.SampleRateHz != SampleRateHz || Format.Channels != 1 || Format.BitsPerSample != 16)
	{
		return "The sidecar offers sound of " + std::to_string(Format.SampleRateHz) + " Hz, "
			+ std::to_string(Format.Channels) + " channels, " + std::to_string(Format.BitsPerSample)
			+ " bits; this plugin plays 24000 Hz, 1 channel, 16 bits.";
	}

	return WelcomeCheckPrivate::FindFaultInCurves(Welcome.CurveNames);
}
}
