// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarFaceLibrary.h"

#include "Components/SkeletalMeshComponent.h"
#include "Engine/World.h"
#include "SidecarVoiceComponent.h"
#include "TestFace.h"
#include "TestGame.h"

#if WITH_DEV_AUTOMATION_TESTS

IMPLEMENT_SIMPLE_AUTOMATION_TEST(FSidecarFaceBindTest, "Sidecar.Face.BindsAMetaHuman", UE::Sidecar::Tests::TestFlags)
bool FSidecarFaceBindTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	ASidecarTestMetaHuman* MetaHuman = Game.GetWorld()->SpawnActor<ASidecarTestMetaHuman>();
	FString Error;
	TestTrue(TEXT("Bound"), USidecarFaceLibrary::BindMetaHumanFace(MetaHuman, FName(TEXT("Ada")), Error));
	TestEqual(TEXT("No error"), Error, FString());
	TestEqual(TEXT("Subject"), MetaHuman->ARKitFaceSubj.Name, FName(TEXT("Ada")));
	TestTrue(TEXT("Switched on"), MetaHuman->UseARKitFace);
	TestEqual(TEXT("Set up afterwards"), MetaHuman->SetUpSubject, FName(TEXT("Ada")));
	TestTrue(TEXT("The body's subject is not touched"), MetaHuman->LiveLinkBodySubj.Name.IsNone());
	TestFalse(TEXT("The body's switch is not touched"), MetaHuman->UseLiveLinkBody);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarFaceAnimationTest, "Sidecar.Face.BindsAnAnimationBlueprint", UE::Sidecar::Tests::TestFlags)
bool FSidecarFaceAnimationTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USkeletalMeshComponent* Face = NewObject<USkeletalMeshComponent>(Game.GetActor(), FName(TEXT("Face")));
	Face->RegisterComponent();
	Face->SetAnimInstanceClass(USidecarTestFaceAnimation::StaticClass());
	const USidecarTestFaceAnimation* Animation = Cast<USidecarTestFaceAnimation>(Face->GetAnimInstance());
	if (Animation == nullptr)
	{
		// Without a skeletal mesh Unreal may make no animation.
		AddInfo(TEXT("There is no animation to bind here."));
		return true;
	}

	FString Error;
	TestTrue(TEXT("Bound"), USidecarFaceLibrary::BindMetaHumanFace(Game.GetActor(), FName(TEXT("Ada")), Error));
	TestEqual(TEXT("Subject"), Animation->LLink_Face_Subj.Name, FName(TEXT("Ada")));
	TestFalse(TEXT("What is no switch is not touched"), Animation->LLink_Face_Head);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarFaceVoiceTest, "Sidecar.Face.BindsTheVoicesOwner", UE::Sidecar::Tests::TestFlags)
bool FSidecarFaceVoiceTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	ASidecarTestMetaHuman* MetaHuman = Game.GetWorld()->SpawnActor<ASidecarTestMetaHuman>();
	USidecarVoiceComponent* Voice = NewObject<USidecarVoiceComponent>(MetaHuman);
	Voice->bAutoStart = false;
	Voice->Character = TEXT("Ada");
	Voice->RegisterComponent();
	FString Error;
	TestTrue(TEXT("Bound"), USidecarFaceLibrary::BindVoiceToMetaHuman(Voice, Error));
	TestEqual(TEXT("Subject"), MetaHuman->ARKitFaceSubj.Name, FName(TEXT("Ada")));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarFaceMissingTest, "Sidecar.Face.SaysWhatIsMissing", UE::Sidecar::Tests::TestFlags)
bool FSidecarFaceMissingTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	FString Error;
	TestFalse(TEXT("No face"), USidecarFaceLibrary::BindMetaHumanFace(Game.GetActor(), FName(TEXT("Ada")), Error));
	TestTrue(TEXT("It names the component"), Error.Contains(TEXT("'Face'")));
	TestFalse(TEXT("No actor"), USidecarFaceLibrary::BindMetaHumanFace(nullptr, FName(TEXT("Ada")), Error));
	TestFalse(TEXT("No subject"), USidecarFaceLibrary::BindMetaHumanFace(Game.GetActor(), NAME_None, Error));
	TestFalse(TEXT("No voice"), USidecarFaceLibrary::BindVoiceToMetaHuman(nullptr, Error));
	TestFalse(TEXT("It says so"), Error.IsEmpty());
	return true;
}

#endif
