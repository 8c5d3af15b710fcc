// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Microphone/MicrophoneFramer.h"

#include <gtest/gtest.h>

#include <limits>

namespace UE::Sidecar
{
namespace MicrophoneFramerTests
{
struct FTakenFrame
{
	std::vector<int16_t> Samples;
	uint32_t SampleRateHz = 0;
	float Peak = 0.0f;
};

class FRig
{
public:
	bool Push(const std::vector<float>& Interleaved, uint32_t NumChannels, uint32_t SampleRateHz)
	{
		return Framer.Push(Interleaved, NumChannels, SampleRateHz,
			[this](const FMicrophoneFrame& Frame)
			{
				Frames.push_back(
					{std::vector<int16_t>(Frame.Samples.begin(), Frame.Samples.end()), Frame.SampleRateHz, Frame.Peak});
			});
	}

	std::vector<int16_t> AllSamples() const
	{
		std::vector<int16_t> All;
		for (const FTakenFrame& Frame : Frames)
		{
			All.insert(All.end(), Frame.Samples.begin(), Frame.Samples.end());
		}

		return All;
	}

	FMicrophoneFramer Framer;
	std::vector<FTakenFrame> Frames;
};

static std::vector<float> MakeRamp(size_t NumSamples)
{
	std::vector<float> Ramp;
	for (size_t Index = 0; Index < NumSamples; ++Index)
	{
		Ramp.push_back(static_cast<float>(Index) / 32767.0f);
	}

	return Ramp;
}

TEST(MicrophoneFramerTests, Push_OfTwentyMilliseconds_IsOneFrame)
{
	FRig Rig;

	EXPECT_TRUE(Rig.Push(MakeRamp(480), 1, 24000));

	ASSERT_EQ(Rig.Frames.size(), 1u);
	EXPECT_EQ(Rig.Frames[0].Samples.size(), 480u);
	EXPECT_EQ(Rig.Frames[0].SampleRateHz, 24000u);
	EXPECT_EQ(Rig.Frames[0].Samples[479], 479);
}

TEST(MicrophoneFramerTests, Push_OfLessThanAFrame_WaitsForTheRest)
{
	FRig Rig;

	Rig.Push(std::vector<float>(479, 0.0f), 1, 24000);
	EXPECT_TRUE(Rig.Frames.empty());
	Rig.Push(std::vector<float>(1, 0.0f), 1, 24000);

	EXPECT_EQ(Rig.Frames.size(), 1u);
}

TEST(MicrophoneFramerTests, Push_InBlocksOfAnyLength_LosesNoSampleAndKeepsTheOrder)
{
	const std::vector<float> Ramp = MakeRamp(480 * 5);
	for (const size_t BlockSamples : {1u, 7u, 479u, 480u, 481u, 1000u, 2400u})
	{
		FRig Rig;
		for (size_t First = 0; First < Ramp.size(); First += BlockSamples)
		{
			const size_t Last = std::min(First + BlockSamples, Ramp.size());
			Rig.Push(std::vector<float>(&Ramp[First], &Ramp[0] + Last), 1, 24000);
		}

		const std::vector<int16_t> All = Rig.AllSamples();
		ASSERT_EQ(All.size(), Ramp.size()) << BlockSamples;
		for (size_t Index = 0; Index < All.size(); ++Index)
		{
			ASSERT_EQ(All[Index], static_cast<int16_t>(Index)) << BlockSamples;
		}
	}
}

TEST(MicrophoneFramerTests, Push_OfASecond_IsFiftyFrames)
{
	FRig Rig;

	Rig.Push(std::vector<float>(48000, 0.5f), 1, 48000);

	ASSERT_EQ(Rig.Frames.size(), 50u);
	EXPECT_EQ(Rig.Frames[49].Samples.size(), 960u);
}

TEST(MicrophoneFramerTests, Push_OfTwoChannels_AveragesThem)
{
	FRig Rig;
	std::vector<float> Stereo;
	for (int Index = 0; Index < 480; ++Index)
	{
		Stereo.push_back(1.0f);
		Stereo.push_back(-0.5f);
	}

	Rig.Push(Stereo, 2, 24000);

	ASSERT_EQ(Rig.Frames.size(), 1u);
	EXPECT_EQ(Rig.Frames[0].Samples[100], 8192);
	EXPECT_FLOAT_EQ(Rig.Frames[0].Peak, 0.25f);
}

TEST(MicrophoneFramerTests, Push_OfSixChannelsInOddBlocks_KeepsTheChannelsApart)
{
	FRig Rig;
	for (int Block = 0; Block < 96; ++Block)
	{
		std::vector<float> Surround;
		for (int Index = 0; Index < 5; ++Index)
		{
			Surround.insert(Surround.end(), {0.6f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f});
		}

		Rig.Push(Surround, 6, 24000);
	}

	ASSERT_EQ(Rig.Frames.size(), 1u);
	for (const int16_t Sample : Rig.Frames[0].Samples)
	{
		ASSERT_EQ(Sample, 3277);
	}
}

TEST(MicrophoneFramerTests, Push_WithAnIncompleteLastSample_LeavesItOut)
{
	FRig Rig;

	EXPECT_TRUE(Rig.Push(std::vector<float>(480 * 2 + 1, 0.0f), 2, 24000));
	Rig.Push(std::vector<float>(479 * 2, 0.0f), 2, 24000);

	EXPECT_EQ(Rig.Frames.size(), 1u);
}

TEST(MicrophoneFramerTests, Push_OfWhatIsTooLoud_IsClippedAndNeverWraps)
{
	FRig Rig;
	std::vector<float> Loud(480, 3.0f);
	Loud[1] = -3.0f;
	Loud[2] = 1.0f;
	Loud[3] = -1.0f;

	Rig.Push(Loud, 1, 24000);

	ASSERT_EQ(Rig.Frames.size(), 1u);
	EXPECT_EQ(Rig.Frames[0].Samples[0], 32767);
	EXPECT_EQ(Rig.Frames[0].Samples[1], -32767);
	EXPECT_EQ(Rig.Frames[0].Samples[2], 32767);
	EXPECT_EQ(Rig.Frames[0].Samples[3], -32767);
	EXPECT_FLOAT_EQ(Rig.Frames[0].Peak, 1.0f);
}

TEST(MicrophoneFramerTests, Push_OfWhatIsNoNumber_IsSilence)
{
	FRig Rig;
	std::vector<float> Broken(480, 0.0f);
	Broken[0] = std::numeric_limits<float>::quiet_NaN();
	Broken[1] = std::numeric_limits<float>::infinity();
	Broken[2] = -std::numeric_limits<float>::infinity();

	Rig.Push(Broken, 1, 24000);

	ASSERT_EQ(Rig.Frames.size(), 1u);
	EXPECT_EQ(Rig.Frames[0].Samples, std::vector<int16_t>(480, 0));
	EXPECT_EQ(Rig.Frames[0].Peak, 0.0f);
}

TEST(MicrophoneFramerTests, Push_WithOneBrokenChannel_KeepsTheOther)
{
	FRig Rig;
	std::vector<float> Stereo;
	for (int Index = 0; Index < 480; ++Index)
	{
		Stereo.push_back(std::numeric_limits<float>::quiet_NaN());
		Stereo.push_back(0.5f);
	}

	Rig.Push(Stereo, 2, 24000);

	ASSERT_EQ(Rig.Frames.size(), 1u);
	EXPECT_EQ(Rig.Frames[0].Samples[0], 8192);
}

TEST(MicrophoneFramerTests, Push_OfAnImpossibleFormat_IsRefusedAndChangesNothing)
{
	FRig Rig;
	Rig.Push(std::vector<float>(479, 0.0f), 1, 24000);
	const std::vector<float> Sound(4800, 0.5f);

	EXPECT_FALSE(Rig.Push(Sound, 0, 24000));
	EXPECT_FALSE(Rig.Push(Sound, FMicrophoneFramer::MaxChannels + 1, 24000));
	EXPECT_FALSE(Rig.Push(Sound, 1, 0));
	EXPECT_FALSE(Rig.Push(Sound, 1, 7999));
	EXPECT_FALSE(Rig.Push(Sound, 1, 192001));
	EXPECT_TRUE(Rig.Frames.empty());

	Rig.Push(std::vector<float>(1, 0.0f), 1, 24000);
	EXPECT_EQ(Rig.Frames.size(), 1u);
}

TEST(MicrophoneFramerTests, Push_AtAnotherRate_StartsANewFrame)
{
	FRig Rig;
	Rig.Push(std::vector<float>(479, 1.0f), 1, 24000);

	Rig.Push(std::vector<float>(882, 0.0f), 1, 44100);

	ASSERT_EQ(Rig.Frames.size(), 1u);
	EXPECT_EQ(Rig.Frames[0].Samples, std::vector<int16_t>(882, 0));
	EXPECT_EQ(Rig.Frames[0].SampleRateHz, 44100u);
	EXPECT_EQ(Rig.Frames[0].Peak, 0.0f);
}

TEST(MicrophoneFramerTests, Peak_IsOfTheFrameAlone)
{
	FRig Rig;
	Rig.Push(std::vector<float>(480, -0.75f), 1, 24000);
	Rig.Push(std::vector<float>(480, 0.25f), 1, 24000);

	ASSERT_EQ(Rig.Frames.size(), 2u);
	EXPECT_FLOAT_EQ(Rig.Frames[0].Peak, 0.75f);
	EXPECT_FLOAT_EQ(Rig.Frames[1].Peak, 0.25f);
}

TEST(MicrophoneFramerTests, Reset_ForgetsWhatIsNoFrameYet)
{
	FRig Rig;
	Rig.Push(std::vector<float>(479, 1.0f), 1, 24000);

	Rig.Framer.Reset();
	Rig.Push(std::vector<float>(480, 0.0f), 1, 24000);

	ASSERT_EQ(Rig.Frames.size(), 1u);
	EXPECT_EQ(Rig.Frames[0].Samples[0], 0);
}
}
}
