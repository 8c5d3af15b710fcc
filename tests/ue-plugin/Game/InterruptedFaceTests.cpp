// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "GameFixture.h"

#include <algorithm>
#include <cmath>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr int Flushed = 4;

class InterruptedFaceTest : public FGameTest
{
};
}

TEST_F(InterruptedFaceTest, Face_AfterAFlush_RestsWithin150MsAndNeverJumps)
{
	Begin();
	Sidecar->Say(1, 10 * 24000);
	FramesFor(1.0);
	const int32 FirstFace = Engine->Faces().Num();
	Sidecar->Flush(1);
	ASSERT_TRUE(FramesUntilReport(Flushed));
	FramesFor(0.4);

	// The interruption is where the face is highest: from there on it sinks.
	const TArray<UE::Standin::FFaceSample>& Faces = Engine->Faces();
	const FName Curve(TEXT("JawOpen"));
	int32 Highest = FirstFace;
	for (int32 Index = FirstFace; Index < Faces.Num(); ++Index)
	{
		Highest = Faces[Index].Value(Curve) > Faces[Highest].Value(Curve) ? Index : Highest;
	}
	const float Height = Faces[Highest].Value(Curve);
	float LargestStep = 0.0f;
	double RestSeconds = -1.0;
	for (int32 Index = Highest + 1; Index < Faces.Num(); ++Index)
	{
		LargestStep = std::max(LargestStep, std::abs(Faces[Index].Value(Curve) - Faces[Index - 1].Value(Curve)));
		RestSeconds = RestSeconds < 0.0 && Faces[Index].Value(Curve) < 1e-4f ? Faces[Index].Time - Faces[Highest].Time
																			 : RestSeconds;
	}
	std::printf("face after a flush: from %.3f to rest in %.0f ms, largest step of a frame %.0f %%\n",
		static_cast<double>(Height), RestSeconds * 1000.0, static_cast<double>(100.0f * LargestStep / Height));
	EXPECT_GT(Height, 0.5f);
	EXPECT_GT(RestSeconds, 0.0);
	EXPECT_LE(RestSeconds, 0.150);
	// A smoothstep over 100 ms moves by a quarter in its fastest frame.
	EXPECT_LT(LargestStep, 0.3f * Height);
	EXPECT_LT(Faces.Last().Value(Curve), 1e-4f);
}
}
