// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Face/FaceTimeline.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace UE::Sidecar
{

namespace FaceTimelineTests
{

class FFaceTimelineTest : public testing::Test
{
protected:
	void SetUp() override
	{
		Timeline.SetCurves(Curves);
	}

	/** A frame whose second curve is the negative of its first. */
	EFaceFrameError Add(uint64_t UtteranceId, int64_t SampleIndex, float Value)
	{
		const std::array<float, 2> Values{Value, -Value};
		return Timeline.Add(UtteranceId, std::array<int64_t, 1>{SampleIndex}, Values);
	}

	/** The first curve; NaN when there is nothing to show. */
	float Sample(uint64_t UtteranceId, double SampleIndex) const
	{
		std::array<float, 2> Values{};
		return Timeline.Sample(UtteranceId, SampleIndex, Values) ? Values[0] : std::nanf("");
	}

	const std::vector<std::string> Curves{"jawOpen", "mouthPucker"};
	FFaceTimeline Timeline{100};
};

TEST_F(FFaceTimelineTest, BetweenFrames_IsLinear_AndHeldAtBothEnds)
{
	Add(1, 400, 1.0f);
	Add(1, 800, 3.0f);

	EXPECT_EQ(Sample(1, 0), 1.0f);
	EXPECT_EQ(Sample(1, 400), 1.0f);
	EXPECT_FLOAT_EQ(Sample(1, 500), 1.5f);
	EXPECT_EQ(Sample(1, 800), 3.0f);
	EXPECT_EQ(Sample(1, 1e9), 3.0f);

	std::array<float, 2> Values{};
	ASSERT_TRUE(Timeline.Sample(1, 700.0, Values));
	EXPECT_FLOAT_EQ(Values[1], -2.5f);
}

TEST_F(FFaceTimelineTest, Utterances_DontMix_AndZeroIsTheIdleOne)
{
	Add(0, 0, 9.0f);
	Add(1, 0, 1.0f);
	Add(2, 0, 2.0f);

	EXPECT_EQ(Sample(0, 5), 9.0f);
	EXPECT_EQ(Sample(1, 5), 1.0f);
	EXPECT_EQ(Sample(2, 5), 2.0f);
	EXPECT_TRUE(std::isnan(Sample(3, 5)));
}

TEST_F(FFaceTimelineTest, SameSampleAgain_Replaces)
{
	Add(1, 0, 1.0f);
	Add(1, 400, 2.0f);
	Add(1, 800, 3.0f);

	EXPECT_EQ(Add(1, 400, 7.0f), EFaceFrameError::None);

	EXPECT_EQ(Sample(1, 400), 7.0f);
	EXPECT_EQ(Sample(1, 800), 3.0f);
	EXPECT_EQ(Timeline.FrameCount(1), 3u);
}

TEST_F(FFaceTimelineTest, FrameBetweenEarlierOnes_IsRefusedAndNothingElseLost)
{
	const std::array<int64_t, 4> Indices{0, 800, 400, 1200};
	const std::array<float, 8> Values{0, 0, 8, 0, 4, 0, 12, 0};

	EXPECT_EQ(Timeline.Add(1, Indices, Values), EFaceFrameError::OutOfOrder);

	EXPECT_EQ(Timeline.FrameCount(1), 3u);
	EXPECT_EQ(Timeline.RefusedFrames(), 1u);
	EXPECT_EQ(Sample(1, 1200), 12.0f);
	EXPECT_EQ(Sample(1, 400), 4.0f) << "interpolated between 0 and 800";
}

TEST_F(FFaceTimelineTest, NegativeSample_IsRefused)
{
	EXPECT_EQ(Add(1, -1, 1.0f), EFaceFrameError::OutOfOrder);
	EXPECT_EQ(Add(1, std::numeric_limits<int64_t>::min(), 1.0f), EFaceFrameError::OutOfOrder);
	EXPECT_EQ(Timeline.FrameCount(1), 0u);
}

TEST_F(FFaceTimelineTest, NotFiniteValue_IsRefusedAndTheOtherFramesAreKept)
{
	const std::array<int64_t, 3> Indices{0, 400, 800};
	const std::array<float, 6> Values{1, 0, 2, std::numeric_limits<float>::quiet_NaN(), 3, 0};

	EXPECT_EQ(Timeline.Add(1, Indices, Values), EFaceFrameError::NotFinite);
	EXPECT_EQ(Add(1, 1200, std::numeric_limits<float>::infinity()), EFaceFrameError::NotFinite);

	EXPECT_EQ(Timeline.FrameCount(1), 2u);
	EXPECT_EQ(Timeline.RefusedFrames(), 2u);
	EXPECT_EQ(Sample(1, 800), 3.0f);
}

TEST_F(FFaceTimelineTest, LargestValues_AreInterpolatedWithoutOverflow)
{
	Add(1, 0, std::numeric_limits<float>::max());
	Add(1, 400, -std::numeric_limits<float>::max());

	EXPECT_TRUE(std::isfinite(Sample(1, 200)));
}

TEST_F(FFaceTimelineTest, CountsThatDontFit_AreRefusedAsAWhole)
{
	const std::array<int64_t, 2> Indices{0, 400};
	const std::array<float, 3> ThreeValues{1, 2, 3};
	const std::array<float, 2> TwoValues{1, 2};

	EXPECT_EQ(Timeline.Add(1, Indices, ThreeValues), EFaceFrameError::CountMismatch);
	EXPECT_EQ(Timeline.Add(1, Indices, TwoValues), EFaceFrameError::CountMismatch);
	EXPECT_EQ(Timeline.Add(1, {}, TwoValues), EFaceFrameError::CountMismatch);

	EXPECT_EQ(Timeline.RefusedFrames(), 3u);
	EXPECT_EQ(Timeline.FrameCount(1), 0u);
}

TEST_F(FFaceTimelineTest, WithoutCurves_EverythingIsRefused)
{
	Timeline.SetCurves({});

	EXPECT_EQ(Add(1, 0, 1.0f), EFaceFrameError::NoCurves);
	EXPECT_EQ(Timeline.RefusedFrames(), 1u);
}

TEST_F(FFaceTimelineTest, CurveTable_ThatChanges_DropsAllFrames)
{
	Add(1, 0, 1.0f);
	const uint32_t Revision = Timeline.CurveRevision();
	EXPECT_TRUE(Timeline.SetCurves(Curves));
	EXPECT_EQ(Timeline.FrameCount(1), 1u) << "the same table";
	EXPECT_EQ(Timeline.CurveRevision(), Revision);

	const std::vector<std::string> Renamed{"jawOpen", "mouthFunnel"};
	EXPECT_TRUE(Timeline.SetCurves(Renamed));

	EXPECT_EQ(Timeline.FrameCount(1), 0u);
	EXPECT_NE(Timeline.CurveRevision(), Revision);
	EXPECT_EQ(Timeline.CurveNames(), Renamed);
}

TEST_F(FFaceTimelineTest, TooManyCurves_AreNone)
{
	const std::vector<std::string> TooMany(FFaceTimeline::MaxCurves + 1, "curve");

	EXPECT_FALSE(Timeline.SetCurves(TooMany));

	EXPECT_EQ(Timeline.CurveCount(), 0u);
	EXPECT_EQ(
		Timeline.Add(1, std::array<int64_t, 1>{0}, std::vector<float>(TooMany.size())), EFaceFrameError::NoCurves);
}

TEST_F(FFaceTimelineTest, MoreFramesThanTheLimit_DropTheOldest)
{
	for (int64_t Frame = 0; Frame < 1000; Frame++)
	{
		ASSERT_EQ(Add(1, Frame * 400, static_cast<float>(Frame)), EFaceFrameError::None);
		ASSERT_LE(Timeline.FrameCount(1), 100u);
		ASSERT_EQ(Sample(1, static_cast<double>(Frame) * 400), static_cast<float>(Frame));
	}

	EXPECT_EQ(Timeline.FrameCount(1), 100u);
	EXPECT_EQ(Sample(1, 0), 900.0f);
	EXPECT_EQ(Add(1, 400, 1.0f), EFaceFrameError::OutOfOrder) << "dropped, so there is nothing to replace";
}

TEST_F(FFaceTimelineTest, MoreUtterancesThanTheLimit_DropTheOldestButNeverIdle)
{
	Add(0, 0, 9.0f);
	for (uint64_t Utterance = 1; Utterance <= FFaceTimeline::MaxUtterances + 3; Utterance++)
	{
		Add(Utterance, 0, static_cast<float>(Utterance));
	}

	EXPECT_EQ(Timeline.FrameCount(3), 0u);
	EXPECT_EQ(Sample(4, 0), 4.0f);
	EXPECT_EQ(Sample(0, 0), 9.0f);
	EXPECT_EQ(Add(2, 0, 2.0f), EFaceFrameError::OutOfOrder);
	EXPECT_EQ(Sample(4, 0), 4.0f) << "one that comes too late pushes nothing out";
}

TEST_F(FFaceTimelineTest, Flush_DropsThroughTheUtteranceAndRefusesWhatComesLate)
{
	for (uint64_t Utterance = 0; Utterance <= 3; Utterance++)
	{
		Add(Utterance, 0, 1.0f);
	}

	Timeline.FlushThrough(2);

	EXPECT_EQ(Timeline.FrameCount(0), 1u);
	EXPECT_EQ(Timeline.FrameCount(1), 0u);
	EXPECT_EQ(Timeline.FrameCount(2), 0u);
	EXPECT_EQ(Timeline.FrameCount(3), 1u);
	EXPECT_EQ(Add(2, 400, 1.0f), EFaceFrameError::Flushed);
	EXPECT_EQ(Add(0, 400, 1.0f), EFaceFrameError::None);

	Timeline.Clear();
	EXPECT_EQ(Add(2, 400, 1.0f), EFaceFrameError::None) << "a new conversation counts from 1 again";
}

TEST_F(FFaceTimelineTest, Forget_DropsOneUtterance)
{
	Add(1, 0, 1.0f);
	Add(2, 0, 2.0f);

	Timeline.Forget(1);

	EXPECT_TRUE(std::isnan(Sample(1, 0)));
	EXPECT_EQ(Sample(2, 0), 2.0f);
}

TEST_F(FFaceTimelineTest, SampleThatIsNoNumber_OrTargetOfAnotherSize_ShowsNothing)
{
	Add(1, 0, 1.0f);
	std::array<float, 3> TooLarge{5, 5, 5};

	EXPECT_TRUE(std::isnan(Sample(1, std::nan(""))));
	EXPECT_TRUE(std::isnan(Sample(1, std::numeric_limits<double>::infinity())));
	EXPECT_FALSE(Timeline.Sample(1, 0, TooLarge));
	EXPECT_EQ(TooLarge[0], 5.0f);
}

/** The hint must never change an answer: against a search of the plain list, for steps of any size. */
TEST_F(FFaceTimelineTest, AnyWalk_ShowsWhatASearchFromTheStartShows)
{
	std::mt19937 Random(4711);
	std::vector<int64_t> Indices;
	std::vector<float> Values;
	int64_t Next = 0;
	for (int32_t Frame = 0; Frame < 90; Frame++)
	{
		Next += 1 + static_cast<int64_t>(Random() % 1200);
		Indices.push_back(Next);
		Values.push_back(static_cast<float>(Random() % 1000));
		ASSERT_EQ(Add(1, Next, Values.back()), EFaceFrameError::None);
	}

	double Position = 0.0;
	for (int32_t Step = 0; Step < 20'000; Step++)
	{
		const bool bJumps = Random() % 10 == 0;
		Position = bJumps ? static_cast<double>(Random() % static_cast<uint32_t>(Next + 2000))
						  : Position + static_cast<double>(Random() % 900) / 2;
		size_t After = 0;
		while (After < Indices.size() && static_cast<double>(Indices[After]) <= Position)
		{
			After++;
		}
		double Expected = Values[After == 0 ? 0 : After - 1];
		if (After > 0 && After < Indices.size())
		{
			const double Interval = static_cast<double>(Indices[After] - Indices[After - 1]);
			Expected += (Position - static_cast<double>(Indices[After - 1])) / Interval * (Values[After] - Expected);
		}
		ASSERT_NEAR(Sample(1, Position), Expected, 1e-3) << "sample " << Position;
	}
}

}

}
