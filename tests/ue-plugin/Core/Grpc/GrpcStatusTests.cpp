// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcStatus.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

TEST(GrpcStatus, Message_WithEscapes_IsDecoded)
{
	EXPECT_EQ(DecodeGrpcMessage("Z%C3%BCrich%0a100 %25"), "Zürich\n100 %");
}

TEST(GrpcStatus, Message_WithBrokenEscapes_IsKeptAsItIs)
{
	EXPECT_EQ(DecodeGrpcMessage("%"), "%");
	EXPECT_EQ(DecodeGrpcMessage("%4"), "%4");
	EXPECT_EQ(DecodeGrpcMessage("%g0 %0g %%41"), "%g0 %0g %A");
}

TEST(GrpcStatus, Header_WithAKnownCode_GivesIt)
{
	EXPECT_EQ(GrpcCodeFromHeader("0"), EGrpcCode::Ok);
	EXPECT_EQ(GrpcCodeFromHeader("16"), EGrpcCode::Unauthenticated);
}

TEST(GrpcStatus, Header_WithAnythingElse_IsUnknown)
{
	for (const char* Value : {"", "17", "-1", "1x", "000", "99999999999999999999"})
	{
		EXPECT_EQ(GrpcCodeFromHeader(Value), EGrpcCode::Unknown) << Value;
	}
}

TEST(GrpcStatus, Resets_AreMappedAsGrpcSays)
{
	EXPECT_EQ(GrpcCodeFromHttp2Error(EHttp2Error::RefusedStream), EGrpcCode::Unavailable);
	EXPECT_EQ(GrpcCodeFromHttp2Error(EHttp2Error::Cancel), EGrpcCode::Cancelled);
	EXPECT_EQ(GrpcCodeFromHttp2Error(EHttp2Error::EnhanceYourCalm), EGrpcCode::ResourceExhausted);
	EXPECT_EQ(GrpcCodeFromHttp2Error(EHttp2Error::InadequateSecurity), EGrpcCode::PermissionDenied);
	EXPECT_EQ(GrpcCodeFromHttp2Error(EHttp2Error::NoError), EGrpcCode::Internal);
	EXPECT_EQ(GrpcCodeFromHttp2Error(static_cast<EHttp2Error>(4711)), EGrpcCode::Internal);
}

TEST(GrpcStatus, HttpStatuses_AreMappedAsGrpcSays)
{
	EXPECT_EQ(GrpcCodeFromHttpStatus(400), EGrpcCode::Internal);
	EXPECT_EQ(GrpcCodeFromHttpStatus(401), EGrpcCode::Unauthenticated);
	EXPECT_EQ(GrpcCodeFromHttpStatus(403), EGrpcCode::PermissionDenied);
	EXPECT_EQ(GrpcCodeFromHttpStatus(404), EGrpcCode::Unimplemented);
	EXPECT_EQ(GrpcCodeFromHttpStatus(503), EGrpcCode::Unavailable);
	EXPECT_EQ(GrpcCodeFromHttpStatus(200), EGrpcCode::Unknown);
}

TEST(GrpcStatus, Names_AreThoseOfGrpc)
{
	EXPECT_STREQ(GrpcCodeName(EGrpcCode::Ok), "OK");
	EXPECT_STREQ(GrpcCodeName(EGrpcCode::Unauthenticated), "UNAUTHENTICATED");
	EXPECT_STREQ(GrpcCodeName(static_cast<EGrpcCode>(200)), "UNKNOWN");
	EXPECT_STREQ(Http2ErrorName(EHttp2Error::EnhanceYourCalm), "ENHANCE_YOUR_CALM");
}

} // namespace UE::Sidecar::Tests
