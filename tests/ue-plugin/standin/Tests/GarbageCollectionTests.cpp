// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Fixtures.h"
#include "UObject/StrongObjectPtr.h"

#include <gtest/gtest.h>

namespace
{
struct FGarbage : testing::Test
{
	FGarbage()
		: Root(NewObject<UFixtureObject>())
	{
		Root->AddToRoot();
	}
	~FGarbage() override
	{
		Root->RemoveFromRoot();
		CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	}
	UFixtureObject* Root;
};
} // namespace

TEST_F(FGarbage, Object_InAProperty_Lives)
{
	Root->Kept = NewObject<UFixtureObject>(Root);
	const TWeakObjectPtr<UFixtureObject> Weak = Root->Kept;
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_TRUE(Weak.IsValid());
}

TEST_F(FGarbage, Object_WithAnOuterButInNoProperty_Dies)
{
	const TWeakObjectPtr<UFixtureObject> Weak = NewObject<UFixtureObject>(Root);
	Root->NotKept = Weak.Get();
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_FALSE(Weak.IsValid());
	EXPECT_TRUE(Weak.IsStale());
}

TEST_F(FGarbage, Object_InAStructInAnArray_Lives)
{
	Root->Holders.AddDefaulted_GetRef().Held = NewObject<UFixtureObject>();
	const TWeakObjectPtr<UObject> Weak = Root->Holders[0].Held;
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_TRUE(Weak.IsValid());
}

TEST_F(FGarbage, Outer_OfALivingObject_Lives)
{
	UFixtureObject* const Outer = NewObject<UFixtureObject>();
	const TWeakObjectPtr<UFixtureObject> Weak = Outer;
	Root->Kept = NewObject<UFixtureObject>(Outer);
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_TRUE(Weak.IsValid());
}

TEST_F(FGarbage, Object_MarkedAsGarbage_IsInvalidAtOnceThoughReferenced)
{
	Root->Kept = NewObject<UFixtureObject>(Root);
	const TWeakObjectPtr<UFixtureObject> Weak = Root->Kept;
	Root->Kept->MarkAsGarbage();
	EXPECT_FALSE(IsValid(Root->Kept));
	EXPECT_FALSE(Weak.IsValid());
	Root->Kept = nullptr;
}

TEST_F(FGarbage, Object_HeldByAStrongPointer_LivesAsLongAsThePointer)
{
	TStrongObjectPtr<UFixtureObject> Strong(NewObject<UFixtureObject>());
	const TWeakObjectPtr<UFixtureObject> Weak = Strong.Get();
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_TRUE(Weak.IsValid());
	Strong.Reset();
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_FALSE(Weak.IsValid());
}

TEST_F(FGarbage, WeakPointer_ToAReusedSlot_StaysStale)
{
	const TWeakObjectPtr<UFixtureObject> Weak = NewObject<UFixtureObject>();
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	UFixtureObject* const Next = NewObject<UFixtureObject>();
	EXPECT_FALSE(Weak.IsValid());
	EXPECT_TRUE(IsValid(Next));
}
