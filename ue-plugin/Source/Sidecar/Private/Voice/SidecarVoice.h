// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Conversation/Conversation.h"
#include "Core/Presenter/Presenter.h"
#include "CoreMinimal.h"
#include "LiveLink/SidecarFaceSubject.h"

#include <memory>

class USidecarVoiceComponent;

/** What a voice component is made of while its conversation goes on. Game thread. */
class FSidecarVoice final : public TSharedFromThis<FSidecarVoice>
{
public:
	explicit FSidecarVoice(const USidecarVoiceComponent& Component);

	/** Takes what has come, tells the component's listeners, and shows the face. A listener may end the conversation.
	 */
	void Tick(USidecarVoiceComponent& Component);

	/** @return false when the sidecar takes no more, or there is none and much waits already. */
	template <typename BodyType>
	bool Send(BodyType&& Body)
	{
		UE::Sidecar::FClientMessage Message;
		Message.Body = Forward<BodyType>(Body);
		return Conversation->Send(MoveTemp(Message));
	}

	const std::shared_ptr<UE::Sidecar::FConversation>& GetConversation() const
	{
		return Conversation;
	}

	const UE::Sidecar::FPresenter& GetPresenter() const
	{
		return Presenter;
	}

	FName GetSubjectName() const
	{
		return SubjectName;
	}

private:
	void ShowFace();

	std::shared_ptr<UE::Sidecar::FConversation> Conversation;
	UE::Sidecar::FPresenter Presenter;
	std::vector<UE::Sidecar::FGameEvent> Events;
	FName SubjectName;
	TUniquePtr<FSidecarFaceSubject> Face;
};
