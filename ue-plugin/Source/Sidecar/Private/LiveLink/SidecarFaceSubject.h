// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

#include <span>
#include <string>
#include <vector>

/** One character's face as a Live Link subject. It is there as long as this is. Game thread. */
class FSidecarFaceSubject final
{
public:
	explicit FSidecarFaceSubject(FName InSubjectName);
	~FSidecarFaceSubject();
	FSidecarFaceSubject(const FSidecarFaceSubject&) = delete;
	FSidecarFaceSubject& operator=(const FSidecarFaceSubject&) = delete;

	/**
	 * Shows a face, if there is a Live Link to show it.
	 * @param CurveNames unchanged to Live Link.
	 * @param Revision rises whenever the names change.
	 * @param Values one per name; others are not shown.
	 */
	void Push(const std::vector<std::string>& CurveNames, uint32 Revision, std::span<const float> Values);

	FName GetSubjectName() const
	{
		return SubjectName;
	}

private:
	FName SubjectName;
	/** What Live Link was told the names of: values have to fit to it. */
	uint32 ShownRevision = 0;
	uint32 ShownRegistryRevision = 0;
	int32 NumShownNames = 0;
};
