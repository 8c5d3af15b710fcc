// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LiveLink/SidecarLiveLinkRegistry.h"

#include "Features/IModularFeatures.h"
#include "ILiveLinkClient.h"
#include "LiveLink/SidecarFaceSubject.h"
#include "LiveLink/SidecarLiveLinkSource.h"
#include "SidecarLog.h"

FSidecarLiveLinkRegistry& FSidecarLiveLinkRegistry::Get()
{
	static FSidecarLiveLinkRegistry Registry;
	return Registry;
}

ILiveLinkClient* FSidecarLiveLinkRegistry::FindClient()
{
	IModularFeatures& Features = IModularFeatures::Get();
	return Features.IsModularFeatureAvailable(ILiveLinkClient::ModularFeatureName)
		? &Features.GetModularFeature<ILiveLinkClient>(ILiveLinkClient::ModularFeatureName)
		: nullptr;
}

void FSidecarLiveLinkRegistry::AddSource(const TSharedRef<FSidecarLiveLinkSource>& Source)
{
	Sources.RemoveAll(
		[](const TWeakPtr<FSidecarLiveLinkSource>& Other)
		{
			return !Other.IsValid();
		});
	Sources.AddUnique(Source);
}

void FSidecarLiveLinkRegistry::AddFace(const FSidecarFaceSubject& Face)
{
	if (FindOwner(Face.GetSubjectName()) != nullptr)
	{
		UE_LOG(LogSidecar, Warning, TEXT("Two faces have the Live Link subject '%s': only the newer one is shown."),
			*Face.GetSubjectName().ToString());
	}

	Faces.Add(&Face);
}

void FSidecarLiveLinkRegistry::RemoveFace(const FSidecarFaceSubject& Face)
{
	const bool bOwner = FindOwner(Face.GetSubjectName()) == &Face;
	Faces.RemoveSingle(&Face);
	ILiveLinkClient* Client = FindClient();
	const TSharedPtr<FSidecarLiveLinkSource> Source = Client != nullptr ? FindSource(*Client) : nullptr;
	if (!Source.IsValid() || !bOwner)
	{
		return;
	}

	// An older face of the same name, if there is one, makes the subject anew with its own curves.
	Source->RemoveSubject(Face.GetSubjectName());
	++Revision;
	if (Faces.IsEmpty() && Made == Source)
	{
		// Live Link removes it in its own time; a face that comes before has to have another one.
		Used.Reset();
		Made.Reset();
		Sources.RemoveSingle(Source);
		Client->RemoveSource(Source);
	}
}

TSharedPtr<FSidecarLiveLinkSource> FSidecarLiveLinkRegistry::FindSourceFor(const FSidecarFaceSubject& Face)
{
	ILiveLinkClient* Client = FindClient();
	if (Client == nullptr)
	{
		if (!bMissingLogged)
		{
			bMissingLogged = true;
			UE_LOG(LogSidecar, Warning, TEXT("Live Link is not there: enable its plugin to see the faces move."));
		}

		return nullptr;
	}

	if (FindOwner(Face.GetSubjectName()) != &Face)
	{
		return nullptr;
	}

	bMissingLogged = false;
	const TSharedPtr<FSidecarLiveLinkSource> Source = FindSource(*Client);
	return Source.IsValid() ? Source : MakeSource(*Client);
}

const FSidecarFaceSubject* FSidecarLiveLinkRegistry::FindOwner(FName SubjectName) const
{
	for (int32 Index = Faces.Num() - 1; Index >= 0; --Index)
	{
		if (Faces[Index]->GetSubjectName() == SubjectName)
		{
			return Faces[Index];
		}
	}

	return nullptr;
}

TSharedPtr<FSidecarLiveLinkSource> FSidecarLiveLinkRegistry::FindSource(const ILiveLinkClient& Client)
{
	// Asked of the client as well: its address alone might be that of one that is gone.
	TSharedPtr<FSidecarLiveLinkSource> Source = Used.Pin();
	if (Source.IsValid() && Source->IsHeldBy(Client) && Client.HasSourceBeenAdded(Source))
	{
		return Source;
	}

	for (const TWeakPtr<FSidecarLiveLinkSource>& Other : Sources)
	{
		Source = Other.Pin();
		if (Source.IsValid() && Source->IsHeldBy(Client) && Client.HasSourceBeenAdded(Source))
		{
			Used = Source;
			++Revision;
			return Source;
		}
	}

	return nullptr;
}

TSharedPtr<FSidecarLiveLinkSource> FSidecarLiveLinkRegistry::MakeSource(ILiveLinkClient& Client)
{
	const TSharedRef<FSidecarLiveLinkSource> Source = MakeShared<FSidecarLiveLinkSource>();
	Client.AddSource(Source);
	Made = Source;
	Used = Source;
	++Revision;
	return Source;
}
