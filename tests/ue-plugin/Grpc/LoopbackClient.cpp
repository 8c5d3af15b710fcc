// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LoopbackClient.h"

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace UE::Sidecar::Tests
{

static uint64_t NowMs()
{
	return static_cast<uint64_t>(
		std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
			.count());
}

FLoopbackClient::FLoopbackClient(const int Port, const FGrpcLimits& Limits)
	: Connection("127.0.0.1:" + std::to_string(Port), "sidecar-ue/0.0.0", Limits, *this)
{
	Socket = socket(AF_INET, SOCK_STREAM, 0);
	sockaddr_in Address = {};
	Address.sin_family = AF_INET;
	Address.sin_port = htons(static_cast<uint16_t>(Port));
	Address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(Socket, reinterpret_cast<const sockaddr*>(&Address), sizeof(Address)) != 0)
	{
		Connection.OnConnectionClosed(std::strerror(errno));
	}
	const int On = 1;
	setsockopt(Socket, IPPROTO_TCP, TCP_NODELAY, &On, sizeof(On));
	fcntl(Socket, F_SETFL, fcntl(Socket, F_GETFL) | O_NONBLOCK);
	Connection.Tick(NowMs());
}

FLoopbackClient::~FLoopbackClient()
{
	close(Socket);
}

bool FLoopbackClient::RunUntil(const std::function<bool()>& Condition)
{
	constexpr uint64_t PatienceMs = 30000;
	constexpr int WaitMs = 20;
	const uint64_t Deadline = NowMs() + PatienceMs;
	while (!Condition())
	{
		if (NowMs() > Deadline)
		{
			return false;
		}
		Serve(WaitMs);
	}
	return true;
}

bool FLoopbackClient::RunUntilEnded(const FCallId Call)
{
	return RunUntil(
		[this, Call]()
		{
			return Endings.count(Call) != 0;
		});
}

FCallId FLoopbackClient::Start(
	const std::string& Method, const uint32_t TimeoutMs, const std::vector<FGrpcMetadata>& Metadata)
{
	return Connection.StartCall("/sidecar.test.Echo/" + Method, Metadata, TimeoutMs);
}

bool FLoopbackClient::Send(const FCallId Call, const std::string_view Message)
{
	const std::span<const uint8_t> Bytes(reinterpret_cast<const uint8_t*>(Message.data()), Message.size());
	EGrpcSend Result = EGrpcSend::QueueIsFull;
	return RunUntil(
			   [this, Call, Bytes, &Result]()
			   {
				   Result = Connection.Send(Call, Bytes);
				   return Result != EGrpcSend::QueueIsFull;
			   })
		&& Result == EGrpcSend::Queued;
}

void FLoopbackClient::OnMessage(const FCallId Call, const std::span<const uint8_t> Message)
{
	Messages[Call].emplace_back(Message.begin(), Message.end());
	if (WhenMessage)
	{
		WhenMessage(Call);
	}
}

void FLoopbackClient::OnCallEnded(const FCallId Call, const FGrpcStatus& Status)
{
	Endings[Call].push_back(Status);
}

void FLoopbackClient::Serve(const int WaitMs)
{
	Write();
	pollfd Poll = {Socket, POLLIN, 0};
	if (!Connection.Output().empty())
	{
		Poll.events |= POLLOUT;
	}
	if (poll(&Poll, 1, WaitMs) > 0 && (Poll.revents & ~POLLOUT) != 0)
	{
		Read();
	}
	Connection.Tick(NowMs());
	Write();
}

void FLoopbackClient::Write()
{
	for (std::span<const uint8_t> Output = Connection.Output(); !Output.empty(); Output = Connection.Output())
	{
		const ssize_t Written = send(Socket, Output.data(), Output.size(), MSG_NOSIGNAL);
		if (Written <= 0)
		{
			return;
		}
		Connection.ConsumeOutput(static_cast<size_t>(Written));
	}
}

void FLoopbackClient::Read()
{
	uint8_t Buffer[64 * 1024];
	const ssize_t Received = recv(Socket, Buffer, sizeof(Buffer), 0);
	if (Received > 0)
	{
		Connection.Feed({Buffer, static_cast<size_t>(Received)});
	}
	else if (Received == 0 || (errno != EAGAIN && errno != EINTR))
	{
		Connection.OnConnectionClosed(Received == 0 ? "closed by the server" : std::strerror(errno));
	}
}

} // namespace UE::Sidecar::Tests
