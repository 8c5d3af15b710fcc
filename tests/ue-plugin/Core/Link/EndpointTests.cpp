// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/Endpoint.h"

#include <gtest/gtest.h>

#include <string>

namespace UE::Sidecar
{

namespace EndpointTests
{

struct FGoodEndpoint
{
	const char* Text;
	const char* Host;
	uint16_t Port;
	const char* Authority;
};

class FGoodEndpointTest : public testing::TestWithParam<FGoodEndpoint>
{
};

TEST_P(FGoodEndpointTest, IsRead)
{
	FEndpoint Endpoint;
	std::string Error = "old";

	ASSERT_TRUE(ParseEndpoint(GetParam().Text, Endpoint, Error)) << Error;

	EXPECT_FALSE(Endpoint.bIsAuto);
	EXPECT_EQ(Endpoint.Host, GetParam().Host);
	EXPECT_EQ(Endpoint.Port, GetParam().Port);
	EXPECT_EQ(Endpoint.Authority(), GetParam().Authority);
	EXPECT_EQ(Error, "");
}

INSTANTIATE_TEST_SUITE_P(Forms, FGoodEndpointTest,
	testing::Values(FGoodEndpoint{"127.0.0.1:52710", "127.0.0.1", 52710, "127.0.0.1:52710"},
		FGoodEndpoint{"http://127.0.0.1:1", "127.0.0.1", 1, "127.0.0.1:1"},
		FGoodEndpoint{"HTTP://localhost:65535/", "localhost", 65535, "localhost:65535"},
		FGoodEndpoint{" \tsidecar-1.lan:80\r\n", "sidecar-1.lan", 80, "sidecar-1.lan:80"},
		FGoodEndpoint{"[::1]:52710", "::1", 52710, "[::1]:52710"},
		FGoodEndpoint{"http://[2001:db8::192.0.2.1]:5/", "2001:db8::192.0.2.1", 5, "[2001:db8::192.0.2.1]:5"}));

struct FBadEndpoint
{
	const char* Text;
	const char* Fault;
};

class FBadEndpointTest : public testing::TestWithParam<FBadEndpoint>
{
};

TEST_P(FBadEndpointTest, IsRefusedAndTheFaultNamed)
{
	FEndpoint Endpoint;
	Endpoint.Host = "before";
	std::string Error;

	ASSERT_FALSE(ParseEndpoint(GetParam().Text, Endpoint, Error));

	EXPECT_NE(Error.find(GetParam().Fault), std::string::npos) << Error;
	EXPECT_EQ(Endpoint.Host, "before");
}

INSTANTIATE_TEST_SUITE_P(Forms, FBadEndpointTest,
	testing::Values(FBadEndpoint{"", "empty"}, FBadEndpoint{"  ", "empty"},
		FBadEndpoint{"localhost", "port is missing"}, FBadEndpoint{"http://localhost", "port is missing"},
		FBadEndpoint{"localhost:", "port is empty"}, FBadEndpoint{"localhost:http", "not a number"},
		FBadEndpoint{"localhost:+80", "not a number"}, FBadEndpoint{"localhost:-1", "not a number"},
		FBadEndpoint{"localhost: 80", "not a number"}, FBadEndpoint{"localhost:0", "1..65535"},
		FBadEndpoint{"localhost:65536", "1..65535"}, FBadEndpoint{"localhost:99999999999999999999", "1..65535"},
		FBadEndpoint{":80", "host is empty"}, FBadEndpoint{"http://:80", "host is empty"},
		FBadEndpoint{"http://", "port is missing"}, FBadEndpoint{"https://localhost:80", "not https"},
		FBadEndpoint{"ws://localhost:80", "only scheme is http"}, FBadEndpoint{"localhost:80/path", "path"},
		FBadEndpoint{"http://localhost:80//", "path"}, FBadEndpoint{"localhost:80?x", "path"},
		FBadEndpoint{"localhost:80#x", "path"}, FBadEndpoint{"a\\b:80", "path"},
		FBadEndpoint{"user@localhost:80", "user name"}, FBadEndpoint{"::1:80", "in brackets"},
		FBadEndpoint{"[::1:80", "closing bracket"}, FBadEndpoint{"[::1]80", "port is missing"},
		FBadEndpoint{"[::1]", "port is missing"}, FBadEndpoint{"[]:80", "not an IPv6"},
		FBadEndpoint{"[localhost]:80", "not an IPv6"}, FBadEndpoint{"[fe80::1%eth0]:80", "not an IPv6"},
		FBadEndpoint{"loc alhost:80", "no host has"},
		FBadEndpoint{"b\xc3\xbc"
					 "cher:80",
			"no host has"}));

TEST(FEndpointTest, Auto_InAnyCase)
{
	FEndpoint Endpoint;
	std::string Error;

	ASSERT_TRUE(ParseEndpoint(" Auto ", Endpoint, Error));

	EXPECT_TRUE(Endpoint.bIsAuto);
	EXPECT_EQ(Endpoint.Authority(), "auto");
	EXPECT_FALSE(Endpoint.IsLoopback());
}

TEST(FEndpointTest, HostOfAnyLength_IsBounded)
{
	FEndpoint Endpoint;
	std::string Error;

	EXPECT_TRUE(ParseEndpoint(std::string(253, 'a') + ":80", Endpoint, Error));
	EXPECT_FALSE(ParseEndpoint(std::string(254, 'a') + ":80", Endpoint, Error));
	EXPECT_LT(Error.size(), 300u) << "a long text is not repeated in full";
}

TEST(FEndpointTest, PasswordAndControlCharacters_AreNotRepeated)
{
	FEndpoint Endpoint;
	std::string Error;

	ASSERT_FALSE(ParseEndpoint("http://me:secret@localhost:80", Endpoint, Error));
	EXPECT_EQ(Error.find("secret"), std::string::npos) << Error;
	ASSERT_FALSE(ParseEndpoint("a\nb:80", Endpoint, Error));
	EXPECT_EQ(Error.find('\n'), std::string::npos) << Error;
}

TEST(FLoopbackTest, LiteralSpellings_AreLoopback)
{
	for (const char* Host : {"127.0.0.1", "127.0.0.0", "127.255.255.255", "localhost", "LocalHost", "::1",
			 "0:0:0:0:0:0:0:1", "0000::0001", "::0.0.0.1"})
	{
		EXPECT_TRUE(IsLoopbackHost(Host)) << Host;
	}
}

TEST(FLoopbackTest, EverythingElse_IsNot)
{
	for (const char* Host : {"", "127.1", "127.0.1", "127.0.0.1.", "127.0.0.01", "0127.0.0.1", "0x7f000001",
			 "0x7f.0.0.1", "2130706433", "128.0.0.1", "127.0.0.256", "127.0.0.1.evil.com", "1.127.0.0", "0.0.0.0",
			 "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "::2", "1::1", "::1::", ":::1", "::00001", ":1",
			 "0:0:0:0:0:0:0:0:1", "0:0:0:0:0:0:1", "localhost.", "localhost.evil.com", "localhost.localdomain",
			 "xlocalhost", "[::1]", " 127.0.0.1", "127.0.0.1 ", "127..0.1", "127.0.0.-1",
			 "\xef\xbc\x91"
			 "27.0.0.1"})
	{
		EXPECT_FALSE(IsLoopbackHost(Host)) << Host;
	}
}

}

}
