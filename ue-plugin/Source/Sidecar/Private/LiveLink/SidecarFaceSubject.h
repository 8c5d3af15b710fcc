// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

#include <span>
#include <string>
#include <vector>

class FSidecarLiveLinkSource;

/** One character's face as a Live Link subject. It is there as long as this is. Game thread. */
class FSidecarFaceSubject final
{
public:
	explicit FSidecarFaceSubject(FName InSubjectName);
	~FSidecarFaceSubject();
	FSidecarFaceSubject(const FSidecarFaceSubject&) = delete;
	FSidecarFaceSubject& operator=(const FSidecarFaceSubject&) = delete;

	/**
	 * Shows a face.
	 * @param CurveNames unchanged to Live Link.
	 * @param Revision rises whenever the names change.
	 * @param Values one per name.
	 */
	void Push(const std::vector<std::string>& CurveNames, uint32 Revision, std::span<const float> Values);

	FName GetSubjectName() const
	{
		return SubjectName;
	}

private:
	FName SubjectName;
	TSharedPtr<FSidecarLiveLinkSource> Source;
	FGuid ShownSource;
	uint32 ShownRevision = 0;
};
