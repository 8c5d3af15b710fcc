// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LiveLink/SidecarFaceSubject.h"
#include "LiveLinkSourceSettings.h"
#include "Roles/LiveLinkBasicRole.h"
#include "SidecarLiveLinkSourceFactory.h"
#include "Standin/HeadlessEngine.h"

#include <gtest/gtest.h>

#include <memory>

namespace UE::Sidecar::Tests
{
class LiveLinkTests : public testing::Test
{
protected:
	~LiveLinkTests() override
	{
		EXPECT_TRUE(Client().Errors().IsEmpty());
	}

	UE::Standin::FHeadlessLiveLink& Client()
	{
		return Engine.LiveLink();
	}

	void Show(FSidecarFaceSubject& Face, float Value, uint32 Revision = 1)
	{
		Face.Push({"jawOpen", "mouthClose"}, Revision, std::vector<float>{Value, -Value});
		Engine.Tick(0.016f);
	}

	/** A curve as animation sees it; -1 without the subject. */
	float Read(const TCHAR* Subject, const TCHAR* Curve)
	{
		FLiveLinkSubjectFrameData Frame;
		if (!Client().EvaluateFrame_AnyThread(FName(Subject), ULiveLinkBasicRole::StaticClass(), Frame))
		{
			return -1.0f;
		}

		const FLiveLinkBaseFrameData& Data = *Frame.FrameData.GetBaseData();
		const int32 Index = Frame.StaticData.GetBaseData()->PropertyNames.IndexOfByKey(FName(Curve));
		return Data.PropertyValues.IsValidIndex(Index) ? Data.PropertyValues[Index] : -1.0f;
	}

	int32 NumSubjects()
	{
		return Client().GetSubjects(true, true).Num();
	}

	TSharedPtr<ILiveLinkSource> AddSourceOfFactory()
	{
		const TSharedPtr<ILiveLinkSource> Source = GetDefault<USidecarLiveLinkSourceFactory>()->CreateSource(FString());
		Client().AddSource(Source);
		return Source;
	}

	UE::Standin::FHeadlessEngine Engine;
};

TEST_F(LiveLinkTests, FirstFace_WithoutASource_AddsOneAndShowsIt)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	EXPECT_EQ(Client().GetSources().Num(), 0);

	Show(Face, 0.5f);

	EXPECT_EQ(Client().GetSources().Num(), 1);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.5f);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("mouthClose")), -0.5f);
}

TEST_F(LiveLinkTests, Source_MadeByTheFace_ShowsTheNewestFrameAlone)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	Show(Face, 0.5f);
	Show(Face, 0.25f);

	const ULiveLinkSourceSettings* Settings = Client().GetSourceSettings(Client().GetSources()[0]);
	EXPECT_EQ(Settings->Mode, ELiveLinkSourceMode::Latest);
	EXPECT_TRUE(Settings->Factory == USidecarLiveLinkSourceFactory::StaticClass());
	EXPECT_EQ(Client().NumBufferedFrames(FName(TEXT("Ada"))), 1);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.25f);
}

TEST_F(LiveLinkTests, Names_WhenTheyAreTheSame_ArePushedOnce)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	for (int Frame = 0; Frame < 100; ++Frame)
	{
		Show(Face, 0.01f * static_cast<float>(Frame));
	}

	EXPECT_EQ(Client().NumStaticPushed(FName(TEXT("Ada"))), 1);
	EXPECT_EQ(Client().NumFramesPushed(FName(TEXT("Ada"))), 100);
}

TEST_F(LiveLinkTests, Names_WhenTheyChange_ArePushedBeforeTheNextFrame)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	Show(Face, 0.5f);

	Face.Push({"CTRL_expressions_jawOpen"}, 2, std::vector<float>{0.75f});
	Engine.Tick(0.016f);

	EXPECT_EQ(Read(TEXT("Ada"), TEXT("CTRL_expressions_jawOpen")), 0.75f);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), -1.0f);
}

TEST_F(LiveLinkTests, Values_ThatDoNotFitTheNames_AreNotShown)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	Show(Face, 0.5f);

	Face.Push({"jawOpen", "mouthClose"}, 1, std::vector<float>{1.0f});
	Face.Push({}, 1, {});
	Engine.Tick(0.016f);

	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.5f);
}

TEST_F(LiveLinkTests, Faces_OfSeveralCharacters_ShareTheSource)
{
	FSidecarFaceSubject Ada(FName(TEXT("Ada")));
	std::unique_ptr<FSidecarFaceSubject> Bob = std::make_unique<FSidecarFaceSubject>(FName(TEXT("Bob")));
	Show(Ada, 0.5f);
	Show(*Bob, 0.25f);
	EXPECT_EQ(Client().GetSources().Num(), 1);
	EXPECT_EQ(NumSubjects(), 2);

	Bob.reset();
	Show(Ada, 0.75f);

	EXPECT_EQ(NumSubjects(), 1);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.75f);
}

TEST_F(LiveLinkTests, LastFace_WhenItIsGone_TakesTheSourceWithIt)
{
	{
		FSidecarFaceSubject Face(FName(TEXT("Ada")));
		Show(Face, 0.5f);
	}

	Engine.Tick(0.016f);

	EXPECT_EQ(Client().GetSources().Num(), 0);
	EXPECT_EQ(NumSubjects(), 0);
}

TEST_F(LiveLinkTests, NewFace_BeforeTheOldSourceIsGone_HasANewOne)
{
	std::unique_ptr<FSidecarFaceSubject> Face = std::make_unique<FSidecarFaceSubject>(FName(TEXT("Ada")));
	Show(*Face, 0.5f);

	Face.reset();
	Face = std::make_unique<FSidecarFaceSubject>(FName(TEXT("Ada")));
	Show(*Face, 0.75f);
	Show(*Face, 0.8f);

	EXPECT_EQ(Client().GetSources().Num(), 1);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.8f);
}

TEST_F(LiveLinkTests, SourceOfAPreset_IsUsedAndStaysWhenTheFacesAreGone)
{
	const TSharedPtr<ILiveLinkSource> Source = AddSourceOfFactory();
	{
		FSidecarFaceSubject Face(FName(TEXT("Ada")));
		Show(Face, 0.5f);
		EXPECT_EQ(Client().GetSources().Num(), 1);
		EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.5f);
	}

	Engine.Tick(0.016f);

	EXPECT_EQ(NumSubjects(), 0);
	EXPECT_TRUE(Client().HasSourceBeenAdded(Source));
}

TEST_F(LiveLinkTests, SourceRemovedByTheUser_IsReplacedAtTheNextFrame)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	Show(Face, 0.5f);

	Client().RemoveSource(Client().GetSources()[0]);
	Engine.Tick(0.016f);
	Show(Face, 0.75f);

	EXPECT_EQ(Client().GetSources().Num(), 1);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.75f);
}

TEST_F(LiveLinkTests, SourcesReplacedByAPreset_AreFound)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	Show(Face, 0.5f);

	Client().RemoveSource(Client().GetSources()[0]);
	const TSharedPtr<ILiveLinkSource> Source = AddSourceOfFactory();
	Engine.Tick(0.016f);
	Show(Face, 0.75f);

	EXPECT_EQ(Client().GetSources().Num(), 1);
	EXPECT_TRUE(Client().HasSourceBeenAdded(Source));
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.75f);
}

TEST_F(LiveLinkTests, Face_WhenLiveLinkGoesAndComesBack_IsShownAgain)
{
	FSidecarFaceSubject Face(FName(TEXT("Ada")));
	Show(Face, 0.5f);

	Client().Shutdown();
	Client().Unregister();
	Show(Face, 0.6f);
	Client().Register();
	Show(Face, 0.75f);

	EXPECT_EQ(Client().GetSources().Num(), 1);
	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.75f);
}

TEST_F(LiveLinkTests, Face_WithoutLiveLink_ComesAndGoes)
{
	Client().Unregister();
	{
		FSidecarFaceSubject Face(FName(TEXT("Ada")));
		Show(Face, 0.5f);
	}

	Client().Register();
	EXPECT_EQ(Client().GetSources().Num(), 0);
}

TEST_F(LiveLinkTests, TwoFacesOfOneName_ShowTheNewerAndThenTheOlder)
{
	FSidecarFaceSubject Older(FName(TEXT("Ada")));
	Show(Older, 0.5f);
	{
		FSidecarFaceSubject Newer(FName(TEXT("Ada")));
		Show(Newer, 0.25f);
		Show(Older, 0.5f);
		EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.25f);
	}

	Show(Older, 0.75f);

	EXPECT_EQ(Read(TEXT("Ada"), TEXT("jawOpen")), 0.75f);
	EXPECT_EQ(NumSubjects(), 1);
}
}
