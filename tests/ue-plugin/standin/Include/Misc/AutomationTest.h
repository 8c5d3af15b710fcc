// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

enum class EAutomationTestFlags : uint32
{
	None = 0x0,
	EditorContext = 0x1,
	ClientContext = 0x2,
	ServerContext = 0x4,
	CommandletContext = 0x8,
	ProgramContext = 0x10,
	SmokeFilter = 0x1000000,
	EngineFilter = 0x2000000,
	ProductFilter = 0x4000000,
	PerfFilter = 0x8000000,
	StressFilter = 0x10000000
};
ENUM_CLASS_FLAGS(EAutomationTestFlags)
inline constexpr EAutomationTestFlags EAutomationTestFlags_ApplicationContextMask = EAutomationTestFlags::EditorContext
	| EAutomationTestFlags::ClientContext | EAutomationTestFlags::ServerContext
	| EAutomationTestFlags::CommandletContext | EAutomationTestFlags::ProgramContext;

namespace EAutomationExpectedErrorFlags
{
enum MatchType
{
	Exact,
	Contains
};
} // namespace EAutomationExpectedErrorFlags

class IAutomationLatentCommand : public TSharedFromThis<IAutomationLatentCommand>
{
public:
	virtual ~IAutomationLatentCommand() = default;
	/** Called once per frame until true. */
	virtual bool Update() = 0;
};

/** Registers itself; the runner of Standin/AutomationRunner.h executes it. */
class FAutomationTestBase
{
public:
	FAutomationTestBase(const FString& InName, bool bInComplexTask);
	virtual ~FAutomationTestBase();
	virtual EAutomationTestFlags GetTestFlags() const = 0;
	virtual FString GetBeautifiedTestName() const = 0;
	virtual bool RunTest(const FString& Parameters) = 0;

	void AddError(const FString& Message)
	{
		Errors.Add(Message);
	}
	void AddWarning(const FString& Message)
	{
		UE_LOG(LogTemp, Warning, TEXT("%s"), *Message);
	}
	void AddInfo(const FString& Message)
	{
		UE_LOG(LogTemp, Log, TEXT("%s"), *Message);
	}
	void AddExpectedError(FString Pattern,
		EAutomationExpectedErrorFlags::MatchType = EAutomationExpectedErrorFlags::Contains, int32 Occurrences = 1)
	{
		(void)Occurrences;
		ExpectedErrors.Add(MoveTemp(Pattern));
	}
	bool HasAnyErrors() const
	{
		return !Errors.IsEmpty();
	}

	bool TestTrue(const FString& What, bool bValue);
	bool TestFalse(const FString& What, bool bValue);
	bool TestEqual(const FString& What, const FString& Actual, const FString& Expected);
	bool TestEqual(const FString& What, const TCHAR* Actual, const TCHAR* Expected);
	bool TestEqual(const FString& What, const FString& Actual, const TCHAR* Expected);
	bool TestEqual(const FString& What, float Actual, float Expected, float Tolerance = 1.e-4f);
	bool TestEqual(const FString& What, double Actual, double Expected, double Tolerance = 1.e-4);
	template <typename T>
	bool TestEqual(const FString& What, const T& Actual, const T& Expected)
	{
		return TestTrue(What, Actual == Expected);
	}
	bool TestNearlyEqual(const FString& What, double Actual, double Expected, double Tolerance = 1.e-4)
	{
		return TestEqual(What, Actual, Expected, Tolerance);
	}
	template <typename T>
	bool TestNotEqual(const FString& What, const T& Actual, const T& Expected)
	{
		return TestTrue(What, !(Actual == Expected));
	}
	template <typename T>
	bool TestNull(const FString& What, const T* Pointer)
	{
		return TestTrue(What, Pointer == nullptr);
	}
	template <typename T>
	bool TestNotNull(const FString& What, const T* Pointer)
	{
		return TestTrue(What, Pointer != nullptr);
	}
	template <typename T>
	bool TestValid(const FString& What, const T& Pointer)
	{
		return TestTrue(What, Pointer.IsValid());
	}

	FString Name;
	TArray<FString> Errors;
	TArray<FString> ExpectedErrors;
};

#define IMPLEMENT_SIMPLE_AUTOMATION_TEST_PRIVATE(TClass, TBaseClass, PrettyName, TFlags)                               \
	class TClass : public TBaseClass                                                                                   \
	{                                                                                                                  \
	public:                                                                                                            \
		explicit TClass(const FString& InName)                                                                         \
			: TBaseClass(InName, false)                                                                                \
		{                                                                                                              \
		}                                                                                                              \
		EAutomationTestFlags GetTestFlags() const override                                                             \
		{                                                                                                              \
			return TFlags;                                                                                             \
		}                                                                                                              \
		FString GetBeautifiedTestName() const override                                                                 \
		{                                                                                                              \
			return TEXT(PrettyName);                                                                                   \
		}                                                                                                              \
		bool RunTest(const FString& Parameters) override;                                                              \
	};                                                                                                                 \
	namespace                                                                                                          \
	{                                                                                                                  \
	TClass TClass##AutomationTestInstance(TEXT(#TClass));                                                              \
	}
#define IMPLEMENT_SIMPLE_AUTOMATION_TEST(TClass, PrettyName, TFlags)                                                   \
	IMPLEMENT_SIMPLE_AUTOMATION_TEST_PRIVATE(TClass, FAutomationTestBase, PrettyName, TFlags)

#define DEFINE_LATENT_AUTOMATION_COMMAND_ONE_PARAMETER(CommandName, ParamType, ParamName)                              \
	class CommandName : public IAutomationLatentCommand                                                                \
	{                                                                                                                  \
	public:                                                                                                            \
		explicit CommandName(ParamType InParam)                                                                        \
			: ParamName(InParam)                                                                                       \
		{                                                                                                              \
		}                                                                                                              \
		bool Update() override;                                                                                        \
                                                                                                                       \
	private:                                                                                                           \
		ParamType ParamName;                                                                                           \
	};
#define ADD_LATENT_AUTOMATION_COMMAND(Command) UE::Standin::AddLatentCommand(MakeShareable(new Command));

namespace UE::Standin
{
void AddLatentCommand(TSharedPtr<IAutomationLatentCommand> Command);
} // namespace UE::Standin

#define UTEST_TRUE(What, Value)                                                                                        \
	if (!TestTrue(What, Value))                                                                                        \
	{                                                                                                                  \
		return false;                                                                                                  \
	}
#define UTEST_FALSE(What, Value)                                                                                       \
	if (!TestFalse(What, Value))                                                                                       \
	{                                                                                                                  \
		return false;                                                                                                  \
	}
#define UTEST_EQUAL(What, Actual, Expected)                                                                            \
	if (!TestEqual(What, Actual, Expected))                                                                            \
	{                                                                                                                  \
		return false;                                                                                                  \
	}
#define UTEST_NOT_NULL(What, Pointer)                                                                                  \
	if (!TestNotNull(What, Pointer))                                                                                   \
	{                                                                                                                  \
		return false;                                                                                                  \
	}
