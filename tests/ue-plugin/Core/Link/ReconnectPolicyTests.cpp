// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/ReconnectPolicy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace UE::Sidecar
{

namespace ReconnectPolicyTests
{

TEST(FReconnectPolicyTest, Delays_AreSpreadBelowACeilingThatDoublesUpToTheLongest)
{
	const std::array<uint32_t, 8> CeilingsMs{250, 500, 1000, 2000, 4000, 5000, 5000, 5000};
	std::array<uint32_t, 8> LongestMs{};
	std::array<uint32_t, 8> ShortestMs{};
	ShortestMs.fill(std::numeric_limits<uint32_t>::max());
	for (uint64_t Seed = 0; Seed < 1000; Seed++)
	{
		FReconnectPolicy Policy(FReconnectOptions{}, Seed);
		for (size_t Attempt = 0; Attempt < CeilingsMs.size(); Attempt++)
		{
			const std::optional<uint32_t> DelayMs = Policy.NextDelayMs();
			ASSERT_TRUE(DelayMs.has_value());
			LongestMs[Attempt] = std::max(LongestMs[Attempt], *DelayMs);
			ShortestMs[Attempt] = std::min(ShortestMs[Attempt], *DelayMs);
		}
	}

	for (size_t Attempt = 0; Attempt < CeilingsMs.size(); Attempt++)
	{
		EXPECT_LE(LongestMs[Attempt], CeilingsMs[Attempt]) << "attempt " << Attempt;
		EXPECT_GT(LongestMs[Attempt], CeilingsMs[Attempt] * 9 / 10) << "attempt " << Attempt;
		EXPECT_LT(ShortestMs[Attempt], CeilingsMs[Attempt] / 10) << "attempt " << Attempt;
	}
}

TEST(FReconnectPolicyTest, SameSeed_GivesTheSameDelays_AnotherSeedOthers)
{
	FReconnectPolicy First(FReconnectOptions{}, 7);
	FReconnectPolicy Second(FReconnectOptions{}, 7);
	FReconnectPolicy Other(FReconnectOptions{}, 8);
	int32_t Differences = 0;
	for (int32_t Attempt = 0; Attempt < 50; Attempt++)
	{
		const std::optional<uint32_t> DelayMs = First.NextDelayMs();
		EXPECT_EQ(DelayMs, Second.NextDelayMs());
		Differences += DelayMs == Other.NextDelayMs() ? 0 : 1;
	}
	EXPECT_GT(Differences, 40);
}

TEST(FReconnectPolicyTest, Reset_BeginsAgainWithTheShortDelays)
{
	FReconnectPolicy Policy(FReconnectOptions{}, 1);
	for (int32_t Attempt = 0; Attempt < 20; Attempt++)
	{
		Policy.NextDelayMs();
	}
	EXPECT_EQ(Policy.Attempts(), 20u);

	for (int32_t Round = 0; Round < 100; Round++)
	{
		Policy.Reset();
		EXPECT_EQ(Policy.Attempts(), 0u);
		ASSERT_LE(*Policy.NextDelayMs(), 250u);
	}
}

TEST(FReconnectPolicyTest, MaxAttempts_EndsIt_UntilReset)
{
	FReconnectOptions Options;
	Options.MaxAttempts = 3;
	FReconnectPolicy Policy(Options, 1);
	for (int32_t Attempt = 0; Attempt < 3; Attempt++)
	{
		EXPECT_TRUE(Policy.NextDelayMs().has_value());
	}

	EXPECT_FALSE(Policy.NextDelayMs().has_value());
	EXPECT_FALSE(Policy.NextDelayMs().has_value());
	Policy.Reset();
	EXPECT_TRUE(Policy.NextDelayMs().has_value());
}

TEST(FReconnectPolicyTest, LongestRange_NeverOverflows)
{
	FReconnectOptions Options;
	Options.FirstDelayMs = 60'000;
	Options.MaxDelayMs = 600'000;
	FReconnectPolicy Policy(Options, 3);
	for (int32_t Attempt = 0; Attempt < 1000; Attempt++)
	{
		ASSERT_LE(*Policy.NextDelayMs(), 600'000u);
	}
}

TEST(FReconnectOptionsTest, OutOfRange_IsNamed_AndBroughtIntoRange)
{
	const std::vector<FReconnectOptions> Wrong{{0, 5000, 0}, {60'001, 600'000, 0}, {250, 249, 0}, {250, 600'001, 0}};
	for (const FReconnectOptions& Options : Wrong)
	{
		std::string Error;
		EXPECT_FALSE(Options.Validate(Error));
		EXPECT_NE(Error.find("reconnect delay"), std::string::npos) << Error;
		FReconnectPolicy Policy(Options, 1);
		EXPECT_LE(*Policy.NextDelayMs(), 60'000u);
	}

	std::string Error = "old";
	EXPECT_TRUE(FReconnectOptions{}.Validate(Error));
	EXPECT_EQ(Error, "");
}

}

}
