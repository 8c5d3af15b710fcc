// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Face/SidecarFaceBinding.h"

#include "Animation/AnimInstance.h"
#include "Components/SkeletalMeshComponent.h"
#include "GameFramework/Actor.h"
#include "LiveLinkTypes.h"
#include "UObject/UnrealType.h"

namespace UE::Sidecar::FaceBindingPrivate
{
/** Sets up a MetaHuman anew after its variables have changed. */
static const TCHAR* const SetupFunction = TEXT("LiveLinkSetup");

/** Names of variables are written differently from version to version: "Use ARKit Face", "LLink_Face_Subj". */
static FString Plain(const FProperty& Property)
{
	return Property.GetName().Replace(TEXT(" "), TEXT("")).Replace(TEXT("_"), TEXT(""));
}

static bool IsFaceSubject(const FStructProperty& Property)
{
	return Property.Struct == FLiveLinkSubjectName::StaticStruct() && Plain(Property).Contains(TEXT("Face"));
}

/** "Use ARKit Face", "UseLiveLink", "Enable LLink Face"; but nothing of the body. */
static bool IsFaceSwitch(const FBoolProperty& Property)
{
	const FString Name = Plain(Property);
	const bool bSwitch = Name.Contains(TEXT("Use")) || Name.Contains(TEXT("Enable"));
	const bool bLiveLink =
		Name.Contains(TEXT("ARKit")) || Name.Contains(TEXT("LiveLink")) || Name.Contains(TEXT("LLink"));
	return bSwitch && bLiveLink && !Name.Contains(TEXT("Body"));
}
}

FSidecarFaceBinding::FSidecarFaceBinding(FName InSubjectName)
	: SubjectName(InSubjectName)
{
}

bool FSidecarFaceBinding::Bind(AActor& Actor, FName FaceComponentName)
{
	SetVariables(Actor);
	const USkeletalMeshComponent* Face = FindFace(Actor, FaceComponentName);
	if (Face == nullptr)
	{
		Missing.Add(FString::Printf(TEXT("a skeletal mesh component '%s'"), *FaceComponentName.ToString()));
		return NumSubjectsSet > 0;
	}

	// Asked for only now: the actor's set-up may have given the face another one.
	UAnimInstance* Animation = Face->GetAnimInstance();
	if (Animation == nullptr)
	{
		Missing.Add(FString::Printf(TEXT("an animation Blueprint on '%s'"), *Face->GetName()));
		return NumSubjectsSet > 0;
	}

	SetVariables(*Animation);
	return NumSubjectsSet > 0;
}

USkeletalMeshComponent* FSidecarFaceBinding::FindFace(const AActor& Actor, FName FaceComponentName)
{
	TArray<USkeletalMeshComponent*> Meshes;
	Actor.GetComponents(Meshes);
	for (USkeletalMeshComponent* Mesh : Meshes)
	{
		if (Mesh->GetFName() == FaceComponentName)
		{
			return Mesh;
		}
	}

	return nullptr;
}

void FSidecarFaceBinding::SetVariables(UObject& Object)
{
	SetSubject(Object);
	SwitchOn(Object);
	CallSetup(Object);
}

void FSidecarFaceBinding::SetSubject(UObject& Object)
{
	bool bFound = false;
	for (TFieldIterator<FStructProperty> Property(Object.GetClass()); Property; ++Property)
	{
		if (UE::Sidecar::FaceBindingPrivate::IsFaceSubject(**Property))
		{
			*Property->ContainerPtrToValuePtr<FLiveLinkSubjectName>(&Object) = FLiveLinkSubjectName(SubjectName);
			Done.Add(FString::Printf(TEXT("%s.%s"), *Object.GetClass()->GetName(), *Property->GetName()));
			bFound = true;
			++NumSubjectsSet;
		}
	}

	if (!bFound)
	{
		Missing.Add(FString::Printf(TEXT("a Live Link subject with 'Face' in its name among the variables of %s"),
			*Object.GetClass()->GetName()));
	}
}

void FSidecarFaceBinding::SwitchOn(UObject& Object)
{
	for (TFieldIterator<FBoolProperty> Property(Object.GetClass()); Property; ++Property)
	{
		if (UE::Sidecar::FaceBindingPrivate::IsFaceSwitch(**Property))
		{
			Property->SetPropertyValue_InContainer(&Object, true);
			Done.Add(FString::Printf(TEXT("%s.%s"), *Object.GetClass()->GetName(), *Property->GetName()));
		}
	}
}

void FSidecarFaceBinding::CallSetup(UObject& Object)
{
	UFunction* Setup = Object.FindFunction(FName(UE::Sidecar::FaceBindingPrivate::SetupFunction));
	if (Setup != nullptr && Setup->NumParms == 0)
	{
		Object.ProcessEvent(Setup, nullptr);
		Done.Add(FString::Printf(TEXT("%s.%s()"), *Object.GetClass()->GetName(), *Setup->GetName()));
	}
}
