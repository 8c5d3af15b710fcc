// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <memory>
#include <string>

namespace UE::Sidecar::Tests
{

/**
 * A grpc++ server on a free port of loopback, without a .proto: it takes any method and looks at its last part.
 * Echo: sends back each message. Stream: takes one message "<count> <bytes>" and sends as many of that size, each
 * beginning with its number. Fail: ends with the status in the metadata "code" and the message it is sent. Hang:
 * neither answers nor ends. Deadline: answers with the milliseconds that the call has left. Metadata: takes one message
 * with a number of bytes and sends headers and trailers of that size.
 */
class FEchoServer final
{
public:
	FEchoServer();
	~FEchoServer();

	int Port() const;

	/** GOAWAY; returns when all calls are over, or have been cut off after GraceMs. */
	void Shutdown(int GraceMs);

private:
	struct FImpl;
	std::unique_ptr<FImpl> Impl;
};

} // namespace UE::Sidecar::Tests
