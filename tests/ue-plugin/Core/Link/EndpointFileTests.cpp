// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/EndpointFile.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <string>

namespace UE::Sidecar
{

namespace EndpointFileTests
{

std::string FaultOf(const std::string& Text)
{
	FEndpointFile File;
	File.Token = "before";
	std::string Error;
	EXPECT_FALSE(ParseEndpointFile(Text, File, Error)) << Text;
	EXPECT_EQ(File.Token, "before");
	EXPECT_FALSE(Error.empty());
	return Error;
}

TEST(FEndpointFileTest, WhatTheSidecarWrites_IsRead)
{
	FEndpointFile File;
	std::string Error = "old";

	ASSERT_TRUE(ParseEndpointFile(R"({
  "version": 1,
  "address": "http://127.0.0.1:52710",
  "unix_socket": "/run/user/1000/sidecar.sock",
  "token": "5f0c+/=",
  "process_id": 4711
})",
		File, Error))
		<< Error;

	EXPECT_EQ(File.Endpoint.Host, "127.0.0.1");
	EXPECT_EQ(File.Endpoint.Port, 52710);
	EXPECT_TRUE(File.Endpoint.IsLoopback());
	EXPECT_EQ(File.Token, "5f0c+/=");
	EXPECT_EQ(File.ProcessId, 4711);
	EXPECT_EQ(Error, "");
}

TEST(FEndpointFileTest, UnknownFieldsAndNoProcessId_AreFine)
{
	FEndpointFile File;
	std::string Error;

	ASSERT_TRUE(ParseEndpointFile(
		R"({"newer":{"a":[1,{"token":"other"}]},"token":"t","address":"[::1]:5","version":1})", File, Error));

	EXPECT_EQ(File.Token, "t");
	EXPECT_EQ(File.ProcessId, 0);
}

TEST(FEndpointFileTest, HalfWritten_IsRefusedAtEveryByte)
{
	const std::string Whole = R"({"version":1,"address":"http://127.0.0.1:52710","token":"5f0c","process_id":4711})";
	for (size_t Length = 0; Length < Whole.size(); Length++)
	{
		EXPECT_NE(FaultOf(Whole.substr(0, Length)).find("only part of one"), std::string::npos);
	}
}

TEST(FEndpointFileTest, AnotherVersion_IsRefusedAndNamed)
{
	const std::string Fault = FaultOf(R"({"version":2,"address":"http://127.0.0.1:1","token":"t"})");

	EXPECT_NE(Fault.find("version 2"), std::string::npos) << Fault;
	EXPECT_NE(Fault.find("update"), std::string::npos) << Fault;
}

TEST(FEndpointFileTest, NotOurs_IsSaid)
{
	EXPECT_NE(FaultOf("hello").find("not one of the sidecar"), std::string::npos);
	EXPECT_NE(FaultOf("[]").find("no JSON object"), std::string::npos);
	EXPECT_NE(FaultOf("{}").find("no version"), std::string::npos);
	EXPECT_NE(FaultOf(R"({"version":"1"})").find("not a whole number"), std::string::npos);
	EXPECT_NE(FaultOf(R"({"version":1.5})").find("not a whole number"), std::string::npos);
	EXPECT_NE(FaultOf(std::string(LongestEndpointFileBytes + 1, ' ')).find("64 KiB"), std::string::npos);
}

TEST(FEndpointFileTest, AddressThatCantBeUsed_IsRefused)
{
	EXPECT_NE(FaultOf(R"({"version":1,"token":"t"})").find("no address"), std::string::npos);
	EXPECT_NE(FaultOf(R"({"version":1,"token":"t","address":5})").find("no address"), std::string::npos);
	EXPECT_NE(FaultOf(R"({"version":1,"token":"t","address":"auto"})").find("'auto'"), std::string::npos);
	EXPECT_NE(FaultOf(R"({"version":1,"token":"t","address":"http://h:0"})").find("1..65535"), std::string::npos);
}

TEST(FEndpointFileTest, TokenThatIsNoHeaderValue_IsRefusedAndNotRepeated)
{
	for (const char* Token : {"", "secret secret", "secret\\r\\nx: y", "secret\\u0000", "s\\u00e9cret"})
	{
		const std::string Fault =
			FaultOf(R"({"version":1,"address":"127.0.0.1:1","token":")" + std::string(Token) + "\"}");
		EXPECT_NE(Fault.find("token"), std::string::npos) << Fault;
		EXPECT_EQ(Fault.find("secret"), std::string::npos) << Fault;
	}
	const std::string TooLong(5000, 'x');
	EXPECT_NE(FaultOf(R"({"version":1,"address":"127.0.0.1:1","token":")" + TooLong + "\"}").find("token"),
		std::string::npos);
	EXPECT_NE(FaultOf(R"({"version":1,"address":"127.0.0.1:1","token":7})").find("token"), std::string::npos);
}

TEST(FEndpointFileTest, TokenTwice_IsRefused)
{
	EXPECT_NE(
		FaultOf(R"({"version":1,"address":"127.0.0.1:1","token":"a","token":"b"})").find("twice"), std::string::npos);
}

TEST(FEndpointFileTest, ProcessIdThatIsNone_IsRefused)
{
	for (const char* ProcessId : {"-1", "1.5", "\"1\"", "99999999999999999999", "null"})
	{
		const std::string Fault =
			FaultOf(R"({"version":1,"address":"127.0.0.1:1","token":"t","process_id":)" + std::string(ProcessId) + "}");
		EXPECT_NE(Fault.find("process id"), std::string::npos) << Fault;
	}
}

class FFakeEnvironment final : public IEndpointFileEnvironment
{
public:
	std::optional<std::string> FindVariable(const char* Name) const override
	{
		const std::map<std::string, std::string>::const_iterator Found = Variables.find(Name);
		return Found == Variables.end() ? std::nullopt : std::optional<std::string>(Found->second);
	}

	bool FolderExists(const std::string& Path) const override
	{
		return Folders.contains(Path);
	}

	std::map<std::string, std::string> Variables;
	std::set<std::string> Folders;
};

TEST(FEndpointFilePathTest, Unix_RuntimeFolderThenStateThenHome)
{
	FFakeEnvironment Environment;
	Environment.Variables = {
		{"XDG_RUNTIME_DIR", "/run/user/1000"}, {"XDG_STATE_HOME", "/state/"}, {"HOME", "/home/ada"}};
	Environment.Folders = {"/run/user/1000"};
	const EEndpointFilePlatform Unix = EEndpointFilePlatform::Unix;

	EXPECT_EQ(EndpointFilePath(Unix, Environment), "/run/user/1000/sidecar/endpoint.json");
	Environment.Folders.clear();
	EXPECT_EQ(EndpointFilePath(Unix, Environment), "/state/sidecar/endpoint.json");
	Environment.Variables["XDG_STATE_HOME"] = "";
	EXPECT_EQ(EndpointFilePath(Unix, Environment), "/home/ada/.local/state/sidecar/endpoint.json");
	Environment.Variables.clear();
	EXPECT_EQ(EndpointFilePath(Unix, Environment), "");
}

TEST(FEndpointFilePathTest, Windows_LocalAppData)
{
	FFakeEnvironment Environment;
	EXPECT_EQ(EndpointFilePath(EEndpointFilePlatform::Windows, Environment), "");

	Environment.Variables["LOCALAPPDATA"] = "C:\\Users\\Ada\\AppData\\Local";

	EXPECT_EQ(EndpointFilePath(EEndpointFilePlatform::Windows, Environment),
		"C:\\Users\\Ada\\AppData\\Local\\Sidecar\\endpoint.json");
}

}

}
