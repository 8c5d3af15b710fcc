// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/session.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/SessionMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

const char* ToString(ERole Value)
{
	switch (Value)
	{
	case ERole::Unspecified:
		return "Unspecified";
	case ERole::Participant:
		return "Participant";
	case ERole::Observer:
		return "Observer";
	default:
		return "Unknown";
	}
}

const char* ToString(ECurveSet Value)
{
	switch (Value)
	{
	case ECurveSet::Unspecified:
		return "Unspecified";
	case ECurveSet::None:
		return "None";
	case ECurveSet::Arkit52:
		return "Arkit52";
	case ECurveSet::Arkit61:
		return "Arkit61";
	case ECurveSet::Metahuman:
		return "Metahuman";
	case ECurveSet::Visemes15:
		return "Visemes15";
	default:
		return "Unknown";
	}
}

const char* ToString(EPlaybackOwner Value)
{
	switch (Value)
	{
	case EPlaybackOwner::Unspecified:
		return "Unspecified";
	case EPlaybackOwner::Game:
		return "Game";
	case EPlaybackOwner::Sidecar:
		return "Sidecar";
	case EPlaybackOwner::Nobody:
		return "Nobody";
	default:
		return "Unknown";
	}
}

const char* ToString(EConversationState Value)
{
	switch (Value)
	{
	case EConversationState::Unspecified:
		return "Unspecified";
	case EConversationState::Connecting:
		return "Connecting";
	case EConversationState::Listening:
		return "Listening";
	case EConversationState::UserSpeaking:
		return "UserSpeaking";
	case EConversationState::Thinking:
		return "Thinking";
	case EConversationState::Speaking:
		return "Speaking";
	case EConversationState::Reconnecting:
		return "Reconnecting";
	case EConversationState::Failed:
		return "Failed";
	default:
		return "Unknown";
	}
}

const char* ToString(ENoticeSeverity Value)
{
	switch (Value)
	{
	case ENoticeSeverity::Unspecified:
		return "Unspecified";
	case ENoticeSeverity::Info:
		return "Info";
	case ENoticeSeverity::Warning:
		return "Warning";
	case ENoticeSeverity::Error:
		return "Error";
	default:
		return "Unknown";
	}
}

const char* ToString(ETurnTaking Value)
{
	switch (Value)
	{
	case ETurnTaking::Unspecified:
		return "Unspecified";
	case ETurnTaking::ServerVad:
		return "ServerVad";
	case ETurnTaking::SemanticVad:
		return "SemanticVad";
	case ETurnTaking::PushToTalk:
		return "PushToTalk";
	case ETurnTaking::TextOnly:
		return "TextOnly";
	default:
		return "Unknown";
	}
}

const char* ToString(EBargeInPolicy Value)
{
	switch (Value)
	{
	case EBargeInPolicy::Unspecified:
		return "Unspecified";
	case EBargeInPolicy::Immediate:
		return "Immediate";
	case EBargeInPolicy::Reversible:
		return "Reversible";
	case EBargeInPolicy::Off:
		return "Off";
	default:
		return "Unknown";
	}
}

size_t EncodedSize(const FContractVersion& Message)
{
	return CountMessage(Message);
}

void Encode(const FContractVersion& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FContractVersion& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FHello& Message)
{
	return CountMessage(Message);
}

void Encode(const FHello& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FHello& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FCapability& Message)
{
	return CountMessage(Message);
}

void Encode(const FCapability& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FCapability& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FAudioFormat& Message)
{
	return CountMessage(Message);
}

void Encode(const FAudioFormat& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FAudioFormat& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FWelcome& Message)
{
	return CountMessage(Message);
}

void Encode(const FWelcome& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FWelcome& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FStateChanged& Message)
{
	return CountMessage(Message);
}

void Encode(const FStateChanged& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FStateChanged& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FNotice& Message)
{
	return CountMessage(Message);
}

void Encode(const FNotice& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FNotice& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FMicrophoneChanged& Message)
{
	return CountMessage(Message);
}

void Encode(const FMicrophoneChanged& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FMicrophoneChanged& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FAddressCharacter& Message)
{
	return CountMessage(Message);
}

void Encode(const FAddressCharacter& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FAddressCharacter& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FSetMuted& Message)
{
	return CountMessage(Message);
}

void Encode(const FSetMuted& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FSetMuted& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FToolDefinition& Message)
{
	return CountMessage(Message);
}

void Encode(const FToolDefinition& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FToolDefinition& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FToolList& Message)
{
	return CountMessage(Message);
}

void Encode(const FToolList& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FToolList& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FUpdateCharacter& Message)
{
	return CountMessage(Message);
}

void Encode(const FUpdateCharacter& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FUpdateCharacter& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
