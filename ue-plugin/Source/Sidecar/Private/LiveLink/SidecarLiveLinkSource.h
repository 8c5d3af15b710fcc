// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "ILiveLinkSource.h"

/** What the Live Link panel lists as Sidecar: the way of all faces into Live Link, a subject each. Game thread. */
class FSidecarLiveLinkSource final : public ILiveLinkSource, public TSharedFromThis<FSidecarLiveLinkSource>
{
public:
	/** It belongs to this client, and was not removed from it. */
	bool IsHeldBy(const ILiveLinkClient& InClient) const
	{
		return Client == &InClient;
	}

	/** Makes the subject, or replaces its curves. */
	void PushNames(FName SubjectName, const TArray<FName>& CurveNames);

	/** @param CurveValues one per name, in their order. */
	void PushValues(FName SubjectName, TConstArrayView<float> CurveValues);

	void RemoveSubject(FName SubjectName);

	// ILiveLinkSource
	virtual void ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) override;
	virtual void InitializeSettings(ULiveLinkSourceSettings* Settings) override;
	virtual bool IsSourceStillValid() const override;
	virtual bool RequestSourceShutdown() override;
	virtual FText GetSourceType() const override;
	virtual FText GetSourceMachineName() const override;
	virtual FText GetSourceStatus() const override;

private:
	ILiveLinkClient* Client = nullptr;
	FGuid SourceGuid;
	TSet<FName> Subjects;
};
