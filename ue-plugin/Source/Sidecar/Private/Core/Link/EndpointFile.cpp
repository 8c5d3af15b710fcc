// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/EndpointFile.h"

#include "Core/Link/JsonReader.h"

#include <algorithm>
#include <utility>

namespace UE::Sidecar
{

namespace EndpointFilePrivate
{

constexpr int64_t KnownVersion = 1;
constexpr size_t LongestToken = 4096;

/** As a header value takes it: a line break here would be somebody else's header. */
bool IsToken(std::string_view Text)
{
	return !Text.empty() && Text.size() <= LongestToken
		&& std::all_of(Text.begin(), Text.end(),
			[](char Character)
			{
				return Character > ' ' && Character <= '~';
			});
}

/** What is wrong with the version, or nothing. */
std::string FindVersionFault(const FJsonValue& File)
{
	const FJsonValue* Version = File.Find("version");
	if (Version == nullptr)
	{
		return "The endpoint file has no version: it is not one of the sidecar.";
	}

	const std::optional<int64_t> Number = Version->AsInteger();
	if (!Number)
	{
		return "The version of the endpoint file is not a whole number.";
	}
	if (*Number != KnownVersion)
	{
		return "The endpoint file has version " + std::to_string(*Number)
			+ ", and this plugin reads version 1: update the older of sidecar and plugin.";
	}
	return {};
}

/** What is wrong with the rest, or nothing. */
std::string ReadFields(const FJsonValue& File, FEndpointFile& OutFile)
{
	const FJsonValue* Address = File.Find("address");
	if (Address == nullptr || Address->Type != EJsonType::String)
	{
		return "The endpoint file has no address.";
	}

	std::string AddressFault;
	if (!ParseEndpoint(Address->Text, OutFile.Endpoint, AddressFault))
	{
		return "The address in the endpoint file is wrong. " + AddressFault;
	}
	if (OutFile.Endpoint.bIsAuto)
	{
		return "The address in the endpoint file is 'auto', which is no address.";
	}

	const FJsonValue* Token = File.Find("token");
	if (Token == nullptr || Token->Type != EJsonType::String || !IsToken(Token->Text))
	{
		return "The endpoint file has no usable token.";
	}
	OutFile.Token = Token->Text;

	const FJsonValue* ProcessId = File.Find("process_id");
	if (ProcessId != nullptr)
	{
		const std::optional<int64_t> Number = ProcessId->AsInteger();
		if (!Number || *Number < 0)
		{
			return "The process id in the endpoint file is not a whole number.";
		}
		OutFile.ProcessId = *Number;
	}
	return {};
}

std::string FindOrEmpty(const IEndpointFileEnvironment& Environment, const char* Name)
{
	return Environment.FindVariable(Name).value_or(std::string());
}

/** A folder and what is in it, whether or not the folder is written with a separator at its end. */
std::string Join(std::string Folder, char Separator, std::string_view Rest)
{
	if (Folder.back() != Separator)
	{
		Folder += Separator;
	}
	return Folder.append(Rest);
}

}

bool ParseEndpointFile(std::string_view Text, FEndpointFile& OutFile, std::string& OutError)
{
	if (Text.size() > LongestEndpointFileBytes)
	{
		OutError = "The endpoint file is larger than 64 KiB: it is not one of the sidecar.";
		return false;
	}

	FJsonValue File;
	std::string JsonFault;
	if (!ReadJson(Text, File, JsonFault))
	{
		OutError = "The endpoint file is not one of the sidecar, or only part of one: " + JsonFault + ".";
		return false;
	}
	if (File.Type != EJsonType::Object)
	{
		OutError = "The endpoint file is not one of the sidecar: it holds no JSON object.";
		return false;
	}

	FEndpointFile Parsed;
	OutError = EndpointFilePrivate::FindVersionFault(File);
	if (OutError.empty())
	{
		OutError = EndpointFilePrivate::ReadFields(File, Parsed);
	}
	if (!OutError.empty())
	{
		return false;
	}

	OutFile = std::move(Parsed);
	return true;
}

std::string EndpointFilePath(EEndpointFilePlatform Platform, const IEndpointFileEnvironment& Environment)
{
	if (Platform == EEndpointFilePlatform::Windows)
	{
		const std::string LocalData = EndpointFilePrivate::FindOrEmpty(Environment, "LOCALAPPDATA");
		return LocalData.empty() ? std::string() : EndpointFilePrivate::Join(LocalData, '\\', "Sidecar\\endpoint.json");
	}

	// The sidecar too takes the runtime folder only where it exists: after "su" it may name that of a user not logged
	// in.
	const std::string Runtime = EndpointFilePrivate::FindOrEmpty(Environment, "XDG_RUNTIME_DIR");
	if (!Runtime.empty() && Environment.FolderExists(Runtime))
	{
		return EndpointFilePrivate::Join(Runtime, '/', "sidecar/endpoint.json");
	}

	const std::string State = EndpointFilePrivate::FindOrEmpty(Environment, "XDG_STATE_HOME");
	if (!State.empty())
	{
		return EndpointFilePrivate::Join(State, '/', "sidecar/endpoint.json");
	}

	const std::string Home = EndpointFilePrivate::FindOrEmpty(Environment, "HOME");
	return Home.empty() ? std::string() : EndpointFilePrivate::Join(Home, '/', ".local/state/sidecar/endpoint.json");
}

}
