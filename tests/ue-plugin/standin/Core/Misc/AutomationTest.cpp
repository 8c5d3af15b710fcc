// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Misc/AutomationTest.h"

#include "Standin/AutomationRunner.h"
#include "Standin/Failures.h"
#include "Standin/LogCapture.h"

namespace UE::Standin
{
namespace
{
TArray<FAutomationTestBase*>& RegisteredTests()
{
	static TArray<FAutomationTestBase*> Tests;
	return Tests;
}

TArray<TSharedPtr<IAutomationLatentCommand>>& LatentCommands()
{
	static TArray<TSharedPtr<IAutomationLatentCommand>> Commands;
	return Commands;
}

/** Latent commands run one after the other; one that never ends fails the test. */
void RunLatentCommands(FAutomationTestBase& Test, const TFunction<void()>& TickFrame)
{
	constexpr int32 MaxFrames = 100000;
	int32 Frames = 0;
	while (!LatentCommands().IsEmpty())
	{
		const TSharedPtr<IAutomationLatentCommand> Command = LatentCommands()[0];
		while (!Command->Update())
		{
			if (!TickFrame.IsSet() || ++Frames > MaxFrames)
			{
				Test.AddError(TEXT("A latent command did not end"));
				LatentCommands().Empty();
				return;
			}
			TickFrame();
		}
		LatentCommands().Remove(Command);
	}
}

/** As in Unreal, an unexpected error line fails a test, and so does an expected one that never came. */
void JudgeLog(FAutomationTestBase& Test, int32 FirstLine)
{
	const TArray<FLogLine> Log = GetLog();
	TArray<FString> Missing = Test.ExpectedErrors;
	for (int32 Index = FirstLine; Index < Log.Num(); ++Index)
	{
		const FLogLine& Line = Log[Index];
		const auto Matches = [&Line](const FString& Pattern)
		{
			return Line.Message.Contains(Pattern);
		};
		Missing.RemoveAll(Matches);
		if (Line.Verbosity <= ELogVerbosity::Error && !Test.ExpectedErrors.ContainsByPredicate(Matches))
		{
			Test.AddError(Line.Message);
		}
	}
	for (const FString& Pattern : Missing)
	{
		Test.AddError(TEXT("Expected error did not occur: ") + Pattern);
	}
}
} // namespace

void AddLatentCommand(TSharedPtr<IAutomationLatentCommand> Command)
{
	LatentCommands().Add(MoveTemp(Command));
}

TArray<FAutomationResult> RunAutomationTests(const FString& Prefix, const TFunction<void()>& TickFrame)
{
	TArray<FAutomationResult> Results;
	for (FAutomationTestBase* const Test : RegisteredTests())
	{
		if (!Test->GetBeautifiedTestName().StartsWith(Prefix))
		{
			continue;
		}
		Test->Errors.Empty();
		Test->ExpectedErrors.Empty();
		const int32 FirstLine = GetLog().Num();
		if (!Test->RunTest(FString()))
		{
			Test->AddError(TEXT("RunTest returned false"));
		}
		RunLatentCommands(*Test, TickFrame);
		JudgeLog(*Test, FirstLine);
		for (const FString& Failure : TakeFailures())
		{
			Test->AddError(Failure);
		}
		FAutomationResult& Result = Results.AddDefaulted_GetRef();
		Result.TestName = Test->GetBeautifiedTestName();
		Result.bPassed = Test->Errors.IsEmpty();
		Result.Errors = Test->Errors;
	}
	return Results;
}
} // namespace UE::Standin

FAutomationTestBase::FAutomationTestBase(const FString& InName, bool)
	: Name(InName)
{
	UE::Standin::RegisteredTests().Add(this);
}

FAutomationTestBase::~FAutomationTestBase() = default;

bool FAutomationTestBase::TestTrue(const FString& What, bool bValue)
{
	if (!bValue)
	{
		AddError(What);
	}
	return bValue;
}

bool FAutomationTestBase::TestFalse(const FString& What, bool bValue)
{
	return TestTrue(What, !bValue);
}

bool FAutomationTestBase::TestEqual(const FString& What, const FString& Actual, const FString& Expected)
{
	return TestTrue(
		FString::Printf(TEXT("%s: expected '%s', was '%s'"), *What, *Expected, *Actual), Actual == Expected);
}

bool FAutomationTestBase::TestEqual(const FString& What, const TCHAR* Actual, const TCHAR* Expected)
{
	return TestEqual(What, FString(Actual), FString(Expected));
}

bool FAutomationTestBase::TestEqual(const FString& What, const FString& Actual, const TCHAR* Expected)
{
	return TestEqual(What, Actual, FString(Expected));
}

bool FAutomationTestBase::TestEqual(const FString& What, float Actual, float Expected, float Tolerance)
{
	return TestEqual(What, static_cast<double>(Actual), static_cast<double>(Expected), static_cast<double>(Tolerance));
}

bool FAutomationTestBase::TestEqual(const FString& What, double Actual, double Expected, double Tolerance)
{
	return TestTrue(FString::Printf(TEXT("%s: expected %f, was %f"), *What, Expected, Actual),
		FMath::IsNearlyEqual(Actual, Expected, Tolerance));
}
