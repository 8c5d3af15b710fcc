// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarFaceLibrary.h"

#include "Face/SidecarFaceBinding.h"
#include "GameFramework/Actor.h"
#include "SidecarLog.h"
#include "SidecarVoiceComponent.h"

namespace UE::Sidecar::FaceLibraryPrivate
{
/** As the MetaHuman Creator names the mesh of the face. */
static const TCHAR* const DefaultFaceComponent = TEXT("Face");
}

bool USidecarFaceLibrary::BindMetaHumanFace(
	AActor* Actor, FName SubjectName, FString& OutError, FName FaceComponentName)
{
	OutError.Reset();
	if (Actor == nullptr || SubjectName.IsNone())
	{
		OutError = TEXT("There is no actor or no subject to bind.");
		UE_LOG(LogSidecar, Warning, TEXT("%s"), *OutError);
		return false;
	}

	const FName FaceName =
		FaceComponentName.IsNone() ? FName(UE::Sidecar::FaceLibraryPrivate::DefaultFaceComponent) : FaceComponentName;
	FSidecarFaceBinding Binding(SubjectName);
	if (!Binding.Bind(*Actor, FaceName))
	{
		OutError = FString::Printf(TEXT("The face of %s can't be bound to '%s'. Not found: %s."), *Actor->GetName(),
			*SubjectName.ToString(), *FString::Join(Binding.GetMissing(), TEXT("; ")));
		UE_LOG(LogSidecar, Warning, TEXT("%s"), *OutError);
		return false;
	}

	UE_LOG(LogSidecar, Log, TEXT("The face of %s is bound to the Live Link subject '%s' by %s."), *Actor->GetName(),
		*SubjectName.ToString(), *FString::Join(Binding.GetDone(), TEXT(", ")));
	for (const FString& Missing : Binding.GetMissing())
	{
		UE_LOG(LogSidecar, Verbose, TEXT("%s: not found: %s."), *Actor->GetName(), *Missing);
	}

	return true;
}

bool USidecarFaceLibrary::BindVoiceToMetaHuman(const USidecarVoiceComponent* Voice, FString& OutError)
{
	AActor* Owner = Voice != nullptr ? Voice->GetOwner() : nullptr;
	if (Owner == nullptr)
	{
		OutError = TEXT("The voice belongs to no actor.");
		UE_LOG(LogSidecar, Warning, TEXT("%s"), *OutError);
		return false;
	}

	return BindMetaHumanFace(Owner, Voice->GetFaceSubject(), OutError);
}
