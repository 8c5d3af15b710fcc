// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Features/IModularFeatures.h"
#include "ILiveLinkClient.h"
#include "ILiveLinkSource.h"
#include "LiveLinkSourceSettings.h"
#include "SidecarLiveLinkSourceFactory.h"
#include "TestGame.h"

#if WITH_DEV_AUTOMATION_TESTS

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarLiveLinkFactoryTest, "Sidecar.LiveLink.FactoryMakesTheSource", UE::Sidecar::Tests::TestFlags)
bool FSidecarLiveLinkFactoryTest::RunTest(const FString& Parameters)
{
	const USidecarLiveLinkSourceFactory* Factory = GetDefault<USidecarLiveLinkSourceFactory>();
	TestEqual(TEXT("Without a panel"), Factory->GetMenuType(), ULiveLinkSourceFactory::EMenuType::MenuEntry);
	const TSharedPtr<ILiveLinkSource> Source = Factory->CreateSource(TEXT("as an old preset says"));
	if (!TestTrue(TEXT("Made"), Source.IsValid()))
	{
		return true;
	}

	TestFalse(TEXT("Of no use yet"), Source->IsSourceStillValid());
	IModularFeatures& Features = IModularFeatures::Get();
	if (!Features.IsModularFeatureAvailable(ILiveLinkClient::ModularFeatureName))
	{
		AddInfo(TEXT("There is no Live Link here."));
		return true;
	}

	ILiveLinkClient& Client = Features.GetModularFeature<ILiveLinkClient>(ILiveLinkClient::ModularFeatureName);
	const FGuid Guid = Client.AddSource(Source);
	TestTrue(TEXT("In use"), Source->IsSourceStillValid());
	const ULiveLinkSourceSettings* Settings = Client.GetSourceSettings(Guid);
	TestEqual(TEXT("Newest frame, no interpolation"), Settings->Mode, ELiveLinkSourceMode::Latest);
	TestEqual(TEXT("No frame waits"), Settings->BufferSettings.MaxNumberOfFrameToBuffered, 1);
	TestFalse(TEXT("A preset can make it"), Settings->ConnectionString.IsEmpty());
	TestFalse(TEXT("It says how it is"), Source->GetSourceStatus().IsEmpty());
	Client.RemoveSource(Source);
	Client.ForceTick();
	TestFalse(TEXT("Given up"), Source->IsSourceStillValid());
	return true;
}

#endif
