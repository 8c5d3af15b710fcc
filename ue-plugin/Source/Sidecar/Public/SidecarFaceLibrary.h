// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "Kismet/BlueprintFunctionLibrary.h"

#include "SidecarFaceLibrary.generated.h"

class AActor;
class USidecarVoiceComponent;

/** Connects faces with Live Link subjects. */
UCLASS()
class SIDECAR_API USidecarFaceLibrary : public UBlueprintFunctionLibrary
{
	GENERATED_BODY()

public:
	/**
	 * Does what is done by hand in a MetaHuman's details: switches its face to Live Link, and to this subject. It looks
	 * for the variables by their names, in the actor's Blueprint and in the animation Blueprint of the face; the log
	 * tells what was found.
	 * @param SubjectName as Get Face Subject of the voice says.
	 * @param OutError when it was not possible: what was looked for.
	 * @param FaceComponentName of the skeletal mesh of the face; None for "Face", as MetaHumans name it.
	 */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|Face", meta = (AdvancedDisplay = "FaceComponentName"))
	static bool BindMetaHumanFace(
		AActor* Actor, FName SubjectName, FString& OutError, FName FaceComponentName = NAME_None);

	/** The same for a voice that is a component of the MetaHuman. Call it when the game begins. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|Face")
	static bool BindVoiceToMetaHuman(const USidecarVoiceComponent* Voice, FString& OutError);
};
