// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Standin/ClassBody.h"
#include "Standin/WeakObjectHandle.h"
#include "UObject/ReferenceCollector.h"
#include "UObject/UObjectGlobals.h"

class UWorld;
struct FPropertyChangedEvent;

/**
 * Garbage collected as in Unreal: it lives as long as a root reaches it through UPROPERTYs, and its outer lives with
 * it. Made by NewObject or CreateDefaultSubobject only; touched on the game thread only.
 */
class UObject
{
	STANDIN_CLASS_CORE(UObject, UObject, CLASS_Abstract, false)

public:
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
	UObject();
	explicit UObject(const FObjectInitializer& Initializer);
	virtual ~UObject();
	UObject(const UObject&) = delete;
	UObject& operator=(const UObject&) = delete;

	UClass* GetClass() const
	{
		return ClassPrivate;
	}
	UObject* GetOuter() const
	{
		return OuterPrivate;
	}
	FName GetFName() const
	{
		return NamePrivate;
	}
	FString GetName() const
	{
		return NamePrivate.ToString();
	}
	FString GetPathName(const UObject* StopOuter = nullptr) const;
	FString GetFullName() const
	{
		return ClassPrivate->GetName() + TEXT(" ") + GetPathName();
	}
	uint32 GetUniqueID() const
	{
		return static_cast<uint32>(StandinIndex);
	}
	UObject* GetTypedOuter(UClass* Target) const;
	template <typename T>
	T* GetTypedOuter() const
	{
		return static_cast<T*>(GetTypedOuter(T::StaticClass()));
	}
	bool IsIn(const UObject* SomeOuter) const;
	bool IsA(const UClass* SomeClass) const
	{
		return ClassPrivate->IsChildOf(SomeClass);
	}
	template <typename T>
	bool IsA() const
	{
		return IsA(T::StaticClass());
	}
	bool HasAnyFlags(EObjectFlags Flags) const
	{
		return (ObjectFlags & Flags) != 0;
	}
	void SetFlags(EObjectFlags Flags)
	{
		ObjectFlags |= Flags;
	}
	bool IsTemplate(EObjectFlags Flags = RF_ClassDefaultObject | RF_ArchetypeObject) const;
	virtual UWorld* GetWorld() const;

	virtual void PostInitProperties() {}
	virtual void PostLoad() {}
	virtual void BeginDestroy();
	virtual bool IsReadyForFinishDestroy()
	{
		return true;
	}
	virtual void FinishDestroy();
	virtual void PostEditChangeProperty(FPropertyChangedEvent&) {}
	virtual bool IsEditorOnly() const
	{
		return false;
	}
	virtual void StandinVisitReferences(FReferenceCollector&) {}
	/** A class may hide it, as in Unreal, to reach what is in no UPROPERTY. */
	static void AddReferencedObjects(UObject*, FReferenceCollector&) {}

	bool ConditionalBeginDestroy();
	void MarkAsGarbage();
	bool IsRooted() const
	{
		return bStandinRooted;
	}
	void AddToRoot()
	{
		bStandinRooted = true;
	}
	void RemoveFromRoot()
	{
		bStandinRooted = false;
	}
	UFunction* FindFunction(FName FunctionName) const
	{
		return ClassPrivate->FindFunctionByName(FunctionName);
	}
	/** Functions without parameters only. */
	void ProcessEvent(UFunction* Function, void* Parms);
	void SaveConfig() {}
	void LoadConfig() {}
	bool TryUpdateDefaultConfigFile()
	{
		return true;
	}

	template <typename T>
	T* CreateDefaultSubobject(FName SubobjectName, bool bTransient = false)
	{
		(void)bTransient;
		return static_cast<T*>(UE::Standin::NewObjectOf(
			T::StaticClass(), this, SubobjectName, static_cast<EObjectFlags>(ObjectFlags & RF_ClassDefaultObject)));
	}

private:
	friend struct UE::Standin::FObjectAccess;

	UClass* ClassPrivate = nullptr;
	UObject* OuterPrivate = nullptr;
	FName NamePrivate;
	uint32 ObjectFlags = RF_NoFlags;
	int32 StandinIndex = INDEX_NONE;
	int32 StandinSerial = 0;
	bool bStandinRooted = false;
	bool bStandinGarbage = false;
	bool bStandinReachable = false;
};

#include "UObject/UObjectTemplates.h"
