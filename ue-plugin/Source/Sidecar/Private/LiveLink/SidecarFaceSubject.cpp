// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LiveLink/SidecarFaceSubject.h"

#include "Interop/SidecarText.h"
#include "LiveLink/SidecarLiveLinkRegistry.h"
#include "LiveLink/SidecarLiveLinkSource.h"

FSidecarFaceSubject::FSidecarFaceSubject(FName InSubjectName)
	: SubjectName(InSubjectName)
{
	FSidecarLiveLinkRegistry::Get().AddFace(*this);
}

FSidecarFaceSubject::~FSidecarFaceSubject()
{
	FSidecarLiveLinkRegistry::Get().RemoveFace(*this);
}

void FSidecarFaceSubject::Push(
	const std::vector<std::string>& CurveNames, uint32 Revision, std::span<const float> Values)
{
	const int32 NumNames = static_cast<int32>(CurveNames.size());
	if (NumNames == 0 || Values.size() != CurveNames.size())
	{
		return;
	}

	FSidecarLiveLinkRegistry& Registry = FSidecarLiveLinkRegistry::Get();
	const TSharedPtr<FSidecarLiveLinkSource> Source = Registry.FindSourceFor(*this);
	if (!Source.IsValid())
	{
		return;
	}

	if (ShownRevision != Revision || NumShownNames != NumNames || ShownRegistryRevision != Registry.GetRevision())
	{
		TArray<FName> Names;
		Names.Reserve(NumNames);
		for (const std::string& Name : CurveNames)
		{
			Names.Add(FName(*UE::Sidecar::FromUtf8(Name)));
		}

		Source->PushNames(SubjectName, Names);
		ShownRevision = Revision;
		NumShownNames = NumNames;
		ShownRegistryRevision = Registry.GetRevision();
	}

	Source->PushValues(SubjectName, TConstArrayView<float>(Values.data(), NumNames));
}
