// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Fixtures.h"
#include "UObject/UnrealType.h"

#include <gtest/gtest.h>

TEST(Reflection, Cast_ToABaseOrAnUnrelatedClass_FollowsTheClasses)
{
	UObject* const Object = NewObject<UFixtureObject>();
	EXPECT_NE(Cast<UFixtureObject>(Object), nullptr);
	EXPECT_EQ(Cast<UFixtureComponent>(Object), nullptr);
	EXPECT_TRUE(UFixtureComponent::StaticClass()->IsChildOf(UActorComponent::StaticClass()));
}

TEST(Reflection, Property_FoundByName_ReadsAndWritesTheMember)
{
	UFixtureObject* const Object = NewObject<UFixtureObject>();
	const FNameProperty* const Property = FindFProperty<FNameProperty>(Object->GetClass(), TEXT("Subject"));
	ASSERT_NE(Property, nullptr);
	Property->SetPropertyValue_InContainer(Object, TEXT("Bo"));
	EXPECT_EQ(Object->Subject, FName(TEXT("bo")));
	EXPECT_EQ(FindFProperty<FBoolProperty>(Object->GetClass(), TEXT("Subject")), nullptr);
}

TEST(Reflection, Function_FoundByName_IsCalled)
{
	UFixtureObject* const Object = NewObject<UFixtureObject>();
	Object->ProcessEvent(Object->FindFunction(TEXT("Setup")), nullptr);
	EXPECT_EQ(Object->Heard.Num(), 1);
}

TEST(Reflection, Enum_ByValue_GivesItsName)
{
	EXPECT_EQ(UE::Standin::ToUtf8(UEnum::GetValueAsString(EFixtureState::Done)), "EFixtureState::Done");
	EXPECT_EQ(StaticEnum<EFixtureState>()->GetValueByNameString(TEXT("Busy")), 4);
}

TEST(Reflection, Defaults_Changed_AreTheSameObject)
{
	GetMutableDefault<UFixtureObject>()->Subject = TEXT("Changed");
	EXPECT_EQ(GetDefault<UFixtureObject>()->Subject, FName(TEXT("Changed")));
	GetMutableDefault<UFixtureObject>()->Subject = TEXT("Ada");
}
