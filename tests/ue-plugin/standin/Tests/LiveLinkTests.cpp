// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Fixtures.h"
#include "LiveLinkSourceFactory.h"
#include "Misc/CoreDelegates.h"
#include "Roles/LiveLinkBasicRole.h"
#include "Standin/HeadlessEngine.h"

#include <gtest/gtest.h>

namespace
{
class FFixtureSource final : public ILiveLinkSource
{
public:
	void ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) override
	{
		Client = InClient;
		Guid = InSourceGuid;
	}
	void InitializeSettings(ULiveLinkSourceSettings* Settings) override
	{
		Settings->Mode = ELiveLinkSourceMode::Latest;
		Settings->BufferSettings.MaxNumberOfFrameToBuffered = 2;
	}
	void Update() override
	{
		++NumUpdates;
	}
	bool IsSourceStillValid() const override
	{
		return true;
	}
	bool RequestSourceShutdown() override
	{
		return ++NumShutdownRequests > 1;
	}
	FText GetSourceType() const override
	{
		return FText::FromString(TEXT("Fixture"));
	}
	FText GetSourceMachineName() const override
	{
		return FText();
	}
	FText GetSourceStatus() const override
	{
		return FText();
	}
	void PushNames(const TArray<FName>& Names)
	{
		FLiveLinkStaticDataStruct Data(FLiveLinkBaseStaticData::StaticStruct());
		Data.Cast<FLiveLinkBaseStaticData>()->PropertyNames = Names;
		Client->PushSubjectStaticData_AnyThread(Key(), ULiveLinkBasicRole::StaticClass(), MoveTemp(Data));
	}
	void PushValues(const TArray<float>& Values)
	{
		FLiveLinkFrameDataStruct Data(FLiveLinkBaseFrameData::StaticStruct());
		Data.Cast<FLiveLinkBaseFrameData>()->PropertyValues = Values;
		Client->PushSubjectFrameData_AnyThread(Key(), MoveTemp(Data));
	}
	FLiveLinkSubjectKey Key() const
	{
		return FLiveLinkSubjectKey(Guid, TEXT("Ada"));
	}
	ILiveLinkClient* Client = nullptr;
	FGuid Guid;
	int32 NumUpdates = 0;
	int32 NumShutdownRequests = 0;
};

class UFixtureFactory : public ULiveLinkSourceFactory
{
	STANDIN_CLASS(UFixtureFactory, ULiveLinkSourceFactory)

public:
	TSharedPtr<ILiveLinkSource> CreateSource(const FString& ConnectionString) const override
	{
		return ConnectionString == TEXT("good") ? TSharedPtr<ILiveLinkSource>(MakeShared<FFixtureSource>()) : nullptr;
	}
};

struct FLiveLink : testing::Test
{
	FLiveLink()
		: Source(MakeShared<FFixtureSource>())
	{
		Engine.StartGame();
		Engine.LiveLink().AddSource(Source);
		Source->PushNames({TEXT("JawOpen")});
		Engine.Tick(0.01f);
	}
	float LastShown() const
	{
		return Engine.Faces().IsEmpty() ? -1.f : Engine.Faces().Last().Value(TEXT("jawopen"));
	}
	UE::Standin::FHeadlessEngine Engine;
	TSharedRef<FFixtureSource> Source;
};
} // namespace

TEST_F(FLiveLink, Frame_PushedInBeginFrame_IsShownInTheSameFrame)
{
	const FDelegateHandle Handle = FCoreDelegates::OnBeginFrame.AddLambda(
		[this]
		{
			Source->PushValues({0.5f});
		});
	Engine.Tick(0.01f);
	EXPECT_FLOAT_EQ(LastShown(), 0.5f);
	FCoreDelegates::OnBeginFrame.Remove(Handle);
}

TEST_F(FLiveLink, Frame_PushedInAComponentTick_IsShownInTheNextFrame)
{
	UFixtureComponent* const Component = NewObject<UFixtureComponent>(Engine.GetWorld()->SpawnActor<AActor>());
	Component->RegisterComponent();
	Component->OnTick = [this]
	{
		Source->PushValues({0.25f});
	};
	Engine.Tick(0.01f);
	EXPECT_TRUE(Engine.Faces().IsEmpty());
	Engine.Tick(0.01f);
	EXPECT_FLOAT_EQ(LastShown(), 0.25f);
}

TEST_F(FLiveLink, StaticData_PushedAgain_ClearsTheFrames)
{
	Source->PushValues({0.5f});
	Engine.Tick(0.01f);
	EXPECT_EQ(Engine.LiveLink().NumBufferedFrames(TEXT("Ada")), 1);
	Source->PushNames({TEXT("JawOpen"), TEXT("MouthClose")});
	Engine.Tick(0.01f);
	EXPECT_EQ(Engine.LiveLink().NumBufferedFrames(TEXT("Ada")), 0);
}

TEST_F(FLiveLink, Frame_WithAnotherNumberOfValues_IsDroppedAndRecorded)
{
	Source->PushValues({0.5f, 0.5f});
	Engine.Tick(0.01f);
	EXPECT_EQ(Engine.LiveLink().Errors().Num(), 1);
	EXPECT_EQ(Engine.LiveLink().NumBufferedFrames(TEXT("Ada")), 0);
}

TEST_F(FLiveLink, Frames_BeyondTheBuffer_DropTheOldest)
{
	for (const float Value : {0.1f, 0.2f, 0.3f})
	{
		Source->PushValues({Value});
	}
	Engine.Tick(0.01f);
	EXPECT_EQ(Engine.LiveLink().NumBufferedFrames(TEXT("Ada")), 2);
	EXPECT_FLOAT_EQ(LastShown(), 0.3f);
}

TEST_F(FLiveLink, Source_Removed_GoesOnceItAgrees)
{
	const int32 Updates = Source->NumUpdates;
	EXPECT_GT(Updates, 0);
	Engine.LiveLink().RemoveSource(Source);
	Engine.Tick(0.01f);
	EXPECT_EQ(Source->NumShutdownRequests, 1);
	Engine.Tick(0.01f);
	EXPECT_EQ(Source->NumShutdownRequests, 2);
	EXPECT_EQ(Source->NumUpdates, Updates);
	EXPECT_TRUE(Engine.LiveLink().GetSubjects(true, true).IsEmpty());
}

TEST_F(FLiveLink, SecondSubject_OfTheSameName_IsNotEnabled)
{
	const TSharedRef<FFixtureSource> Second = MakeShared<FFixtureSource>();
	Engine.LiveLink().AddSource(Second);
	Second->PushNames({TEXT("JawOpen")});
	Engine.Tick(0.01f);
	EXPECT_EQ(Engine.LiveLink().GetSubjects(false, false).Num(), 1);
	EXPECT_EQ(Engine.LiveLink().Errors().Num(), 1);
}

TEST_F(FLiveLink, Preset_WithAFactory_CreatesTheSource)
{
	FLiveLinkSourcePreset Preset;
	Preset.Guid = FGuid::NewGuid();
	Preset.Settings = NewObject<ULiveLinkSourceSettings>();
	Preset.Settings->ConnectionString = TEXT("good");
	EXPECT_FALSE(Engine.LiveLink().CreateSource(Preset));
	Preset.Settings->Factory = UFixtureFactory::StaticClass();
	EXPECT_TRUE(Engine.LiveLink().CreateSource(Preset));
	EXPECT_EQ(Engine.LiveLink().GetSources().Num(), 2);
}

TEST_F(FLiveLink, Client_Unregistered_IsNoFeatureAnyMore)
{
	EXPECT_TRUE(IModularFeatures::Get().IsModularFeatureAvailable(ILiveLinkClient::ModularFeatureName));
	Engine.LiveLink().Unregister();
	EXPECT_FALSE(IModularFeatures::Get().IsModularFeatureAvailable(ILiveLinkClient::ModularFeatureName));
	EXPECT_GT(Source->NumShutdownRequests, 0);
}
