// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/Failures.h"

#include <gtest/gtest.h>

namespace
{
/** A test during which the stand-in recorded a failure has failed, whatever it asserted itself. */
class FFailureListener final : public testing::EmptyTestEventListener
{
	void OnTestStart(const testing::TestInfo&) override
	{
		UE::Standin::TakeFailures();
	}
	void OnTestEnd(const testing::TestInfo&) override
	{
		for (const FString& Failure : UE::Standin::TakeFailures())
		{
			ADD_FAILURE() << UE::Standin::ToUtf8(Failure);
		}
	}
};
} // namespace

int main(int NumArguments, char** Arguments)
{
	testing::InitGoogleTest(&NumArguments, Arguments);
	testing::UnitTest::GetInstance()->listeners().Append(new FFailureListener());
	return RUN_ALL_TESTS();
}
