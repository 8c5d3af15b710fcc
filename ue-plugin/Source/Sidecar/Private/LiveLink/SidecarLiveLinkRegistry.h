// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

class FSidecarFaceSubject;
class FSidecarLiveLinkSource;
class ILiveLinkClient;

/**
 * Knows the faces that are shown and the source they go through. A source that a preset or the user has made is used;
 * without one, the first face adds one, and the last face removes it. Live Link owns the sources: they may vanish at
 * any time, and Live Link with them. Game thread.
 */
class FSidecarLiveLinkRegistry final
{
public:
	static FSidecarLiveLinkRegistry& Get();

	/** By the source, when Live Link has taken it, whoever has made it. */
	void AddSource(const TSharedRef<FSidecarLiveLinkSource>& Source);

	void AddFace(const FSidecarFaceSubject& Face);

	/** Removes its subject, and the source with the last one. */
	void RemoveFace(const FSidecarFaceSubject& Face);

	/** Where the face goes now; null when there is no Live Link, or when a newer face has its name. */
	TSharedPtr<FSidecarLiveLinkSource> FindSourceFor(const FSidecarFaceSubject& Face);

	/** Rises whenever Live Link may have lost the curves of a subject, so that they have to be pushed again. */
	uint32 GetRevision() const
	{
		return Revision;
	}

private:
	static ILiveLinkClient* FindClient();
	const FSidecarFaceSubject* FindOwner(FName SubjectName) const;
	TSharedPtr<FSidecarLiveLinkSource> FindSource(const ILiveLinkClient& Client);
	TSharedPtr<FSidecarLiveLinkSource> MakeSource(ILiveLinkClient& Client);

	/** In the order of their coming: the last one of a name owns the subject. */
	TArray<const FSidecarFaceSubject*> Faces;
	TArray<TWeakPtr<FSidecarLiveLinkSource>> Sources;
	TWeakPtr<FSidecarLiveLinkSource> Used;
	/** The one that was made here. */
	TWeakPtr<FSidecarLiveLinkSource> Made;
	uint32 Revision = 1;
	bool bMissingLogged = false;
};
