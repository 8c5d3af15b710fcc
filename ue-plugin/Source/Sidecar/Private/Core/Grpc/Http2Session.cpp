// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/Http2Session.h"

#include <algorithm>
#include <cstddef>
#include <vector>

// nghttp2's header up to 1.60 uses ssize_t without declaring it, and MSVC does not know it.
#if defined(_MSC_VER)
using ssize_t = std::ptrdiff_t;
#endif
#include <nghttp2/nghttp2.h>

namespace UE::Sidecar
{

struct FHttp2Session::FImpl
{
	static constexpr size_t OutputBytes = 64 * 1024;
	static constexpr size_t SliceBytes = 16 * 1024;

	FImpl(const FHttp2Limits& InLimits, IHttp2Observer& InObserver);
	~FImpl();
	FImpl(const FImpl&) = delete;
	FImpl& operator=(const FImpl&) = delete;

	void Open();
	void Fail(std::string_view Reason);
	void Pump();

	static FImpl& Self(void* UserData);
	static uint32_t Id(int32_t StreamId);
	static int OnHeader(nghttp2_session*, const nghttp2_frame* Frame, const uint8_t* Name, size_t NameBytes,
		const uint8_t* Value, size_t ValueBytes, uint8_t Flags, void* UserData);
	static int OnInvalidHeader(nghttp2_session*, const nghttp2_frame* Frame, const uint8_t* Name, size_t NameBytes,
		const uint8_t* Value, size_t ValueBytes, uint8_t Flags, void* UserData);
	static int OnFrameReceived(nghttp2_session*, const nghttp2_frame* Frame, void* UserData);
	static int OnData(
		nghttp2_session*, uint8_t Flags, int32_t StreamId, const uint8_t* Data, size_t DataBytes, void* UserData);
	static int OnStreamClosed(nghttp2_session*, int32_t StreamId, uint32_t Error, void* UserData);
	static int OnFrameSent(nghttp2_session*, const nghttp2_frame* Frame, void* UserData);
	static int OnFrameNotSent(nghttp2_session*, const nghttp2_frame* Frame, int Error, void* UserData);
	static ssize_t ReadBody(nghttp2_session*, int32_t StreamId, uint8_t* Target, size_t TargetBytes, uint32_t* OutFlags,
		nghttp2_data_source*, void* UserData);

	FHttp2Limits Limits;
	IHttp2Observer& Observer;
	nghttp2_session* Session = nullptr;
	std::string Error;
	std::vector<uint8_t> Pending;
	size_t PendingHead = 0;
	// nghttp2 forbids reading and writing from within its callbacks,
	bool bInLibrary = false;
	// and any use of a session that has returned a fatal error.
	bool bDead = false;
};

FHttp2Session::FImpl::FImpl(const FHttp2Limits& InLimits, IHttp2Observer& InObserver)
	: Limits(InLimits)
	, Observer(InObserver)
{
	Open();
}

FHttp2Session::FImpl::~FImpl()
{
	nghttp2_session_del(Session);
}

void FHttp2Session::FImpl::Open()
{
	nghttp2_session_callbacks* Callbacks = nullptr;
	nghttp2_option* Options = nullptr;
	if (nghttp2_session_callbacks_new(&Callbacks) == 0 && nghttp2_option_new(&Options) == 0)
	{
		nghttp2_session_callbacks_set_on_header_callback(Callbacks, &FImpl::OnHeader);
		nghttp2_session_callbacks_set_on_invalid_header_callback(Callbacks, &FImpl::OnInvalidHeader);
		nghttp2_session_callbacks_set_on_frame_recv_callback(Callbacks, &FImpl::OnFrameReceived);
		nghttp2_session_callbacks_set_on_data_chunk_recv_callback(Callbacks, &FImpl::OnData);
		nghttp2_session_callbacks_set_on_stream_close_callback(Callbacks, &FImpl::OnStreamClosed);
		nghttp2_session_callbacks_set_on_frame_send_callback(Callbacks, &FImpl::OnFrameSent);
		nghttp2_session_callbacks_set_on_frame_not_send_callback(Callbacks, &FImpl::OnFrameNotSent);
		nghttp2_option_set_no_closed_streams(Options, 1);
		nghttp2_session_client_new2(&Session, Callbacks, this, Options);
	}
	nghttp2_option_del(Options);
	nghttp2_session_callbacks_del(Callbacks);
	if (Session == nullptr)
	{
		Fail("out of memory");
		return;
	}

	const nghttp2_settings_entry Settings[] = {{NGHTTP2_SETTINGS_ENABLE_PUSH, 0},
		{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 0}, {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, Limits.StreamWindowBytes},
		{NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, Limits.MaxHeaderBytes}};
	const int32_t ConnectionWindow = static_cast<int32_t>(std::min<uint32_t>(Limits.ConnectionWindowBytes, 0x7fffffff));
	if (nghttp2_submit_settings(Session, NGHTTP2_FLAG_NONE, Settings, std::size(Settings)) != 0
		|| nghttp2_session_set_local_window_size(Session, NGHTTP2_FLAG_NONE, 0, ConnectionWindow) != 0)
	{
		Fail("the HTTP/2 settings are out of range");
	}
}

void FHttp2Session::FImpl::Fail(const std::string_view Reason)
{
	if (Error.empty())
	{
		Error = Reason;
	}
}

void FHttp2Session::FImpl::Pump()
{
	if (bInLibrary || bDead || Session == nullptr)
	{
		return;
	}
	if (PendingHead == Pending.size())
	{
		Pending.clear();
		PendingHead = 0;
	}

	bInLibrary = true;
	while (Pending.size() < OutputBytes)
	{
		const uint8_t* Bytes = nullptr;
		const ssize_t ByteCount = nghttp2_session_mem_send(Session, &Bytes);
		if (ByteCount < 0)
		{
			bDead = true;
			Fail(nghttp2_strerror(static_cast<int>(ByteCount)));
		}
		if (ByteCount <= 0)
		{
			break;
		}
		Pending.insert(Pending.end(), Bytes, Bytes + ByteCount);
	}
	bInLibrary = false;
}

FHttp2Session::FImpl& FHttp2Session::FImpl::Self(void* UserData)
{
	return *static_cast<FImpl*>(UserData);
}

uint32_t FHttp2Session::FImpl::Id(const int32_t StreamId)
{
	return static_cast<uint32_t>(StreamId);
}

int FHttp2Session::FImpl::OnHeader(nghttp2_session*, const nghttp2_frame* Frame, const uint8_t* Name,
	const size_t NameBytes, const uint8_t* Value, const size_t ValueBytes, uint8_t, void* UserData)
{
	Self(UserData).Observer.OnHeader(Id(Frame->hd.stream_id), {reinterpret_cast<const char*>(Name), NameBytes},
		{reinterpret_cast<const char*>(Value), ValueBytes});
	return 0;
}

int FHttp2Session::FImpl::OnInvalidHeader(nghttp2_session* Library, const nghttp2_frame* Frame, const uint8_t* Name,
	const size_t NameBytes, const uint8_t* Value, const size_t ValueBytes, const uint8_t Flags, void* UserData)
{
	// gRPC servers send a status text with spaces at its ends as it is; nghttp2 refuses that from 1.49 on.
	if (std::string_view(reinterpret_cast<const char*>(Name), NameBytes) == "grpc-message")
	{
		return OnHeader(Library, Frame, Name, NameBytes, Value, ValueBytes, Flags, UserData);
	}
	return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
}

int FHttp2Session::FImpl::OnFrameReceived(nghttp2_session*, const nghttp2_frame* Frame, void* UserData)
{
	IHttp2Observer& Listener = Self(UserData).Observer;
	const bool bEndStream = (Frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
	switch (Frame->hd.type)
	{
	case NGHTTP2_HEADERS:
		Listener.OnHeadersEnd(Id(Frame->hd.stream_id), bEndStream);
		break;
	case NGHTTP2_DATA:
		if (bEndStream)
		{
			Listener.OnDataEnd(Id(Frame->hd.stream_id));
		}
		break;
	case NGHTTP2_GOAWAY:
		Listener.OnGoAway(static_cast<EHttp2Error>(Frame->goaway.error_code),
			{reinterpret_cast<const char*>(Frame->goaway.opaque_data), Frame->goaway.opaque_data_len});
		break;
	default:
		break;
	}
	return 0;
}

int FHttp2Session::FImpl::OnData(
	nghttp2_session*, uint8_t, const int32_t StreamId, const uint8_t* Data, const size_t DataBytes, void* UserData)
{
	Self(UserData).Observer.OnData(Id(StreamId), {Data, DataBytes});
	return 0;
}

int FHttp2Session::FImpl::OnStreamClosed(
	nghttp2_session*, const int32_t StreamId, const uint32_t ErrorCode, void* UserData)
{
	Self(UserData).Observer.OnStreamClosed(Id(StreamId), static_cast<EHttp2Error>(ErrorCode));
	return 0;
}

int FHttp2Session::FImpl::OnFrameSent(nghttp2_session*, const nghttp2_frame* Frame, void* UserData)
{
	// nghttp2 tells a violation of the protocol to the peer and reads no further, but returns no error.
	if (Frame->hd.type == NGHTTP2_GOAWAY && Frame->goaway.error_code != NGHTTP2_NO_ERROR)
	{
		std::string Reason = Http2ErrorName(static_cast<EHttp2Error>(Frame->goaway.error_code));
		if (Frame->goaway.opaque_data_len > 0)
		{
			Reason += ": ";
			Reason.append(reinterpret_cast<const char*>(Frame->goaway.opaque_data), Frame->goaway.opaque_data_len);
		}
		Self(UserData).Fail(Reason);
	}
	return 0;
}

int FHttp2Session::FImpl::OnFrameNotSent(nghttp2_session*, const nghttp2_frame* Frame, int, void* UserData)
{
	if (Frame->hd.type == NGHTTP2_HEADERS)
	{
		Self(UserData).Observer.OnStreamClosed(Id(Frame->hd.stream_id), EHttp2Error::RefusedStream);
	}
	return 0;
}

ssize_t FHttp2Session::FImpl::ReadBody(nghttp2_session*, const int32_t StreamId, uint8_t* Target,
	const size_t TargetBytes, uint32_t* OutFlags, nghttp2_data_source*, void* UserData)
{
	bool bEnd = false;
	const size_t Filled = Self(UserData).Observer.ReadBody(Id(StreamId), {Target, TargetBytes}, bEnd);
	if (bEnd)
	{
		*OutFlags |= NGHTTP2_DATA_FLAG_EOF;
	}
	else if (Filled == 0)
	{
		return NGHTTP2_ERR_DEFERRED;
	}
	return static_cast<ssize_t>(Filled);
}

FHttp2Session::FHttp2Session(const FHttp2Limits& Limits, IHttp2Observer& Observer)
	: Impl(std::make_unique<FImpl>(Limits, Observer))
{
}

FHttp2Session::~FHttp2Session() = default;

uint32_t FHttp2Session::SubmitRequest(const std::span<const FHttp2Header> Headers)
{
	if (!Impl->Error.empty() || QueuedFrames() > Impl->Limits.MaxQueuedFrames)
	{
		return 0;
	}

	std::vector<nghttp2_nv> Fields;
	Fields.reserve(Headers.size());
	for (const FHttp2Header& Header : Headers)
	{
		// nghttp2 copies names and values, and takes them as non-const only for the sake of callers that lend them.
		uint8_t* Name = reinterpret_cast<uint8_t*>(const_cast<char*>(Header.Name.data()));
		uint8_t* Value = reinterpret_cast<uint8_t*>(const_cast<char*>(Header.Value.data()));
		Fields.push_back({Name, Value, Header.Name.size(), Header.Value.size(), NGHTTP2_NV_FLAG_NONE});
	}
	nghttp2_data_provider Body = {};
	Body.read_callback = &FImpl::ReadBody;
	const int32_t StreamId =
		nghttp2_submit_request(Impl->Session, nullptr, Fields.data(), Fields.size(), &Body, nullptr);
	return StreamId > 0 ? FImpl::Id(StreamId) : 0;
}

void FHttp2Session::ResumeBody(const uint32_t StreamId)
{
	if (Impl->Error.empty())
	{
		nghttp2_session_resume_data(Impl->Session, static_cast<int32_t>(StreamId));
	}
}

void FHttp2Session::ResetStream(const uint32_t StreamId, const EHttp2Error Error)
{
	if (Impl->Error.empty())
	{
		nghttp2_submit_rst_stream(
			Impl->Session, NGHTTP2_FLAG_NONE, static_cast<int32_t>(StreamId), static_cast<uint32_t>(Error));
	}
}

void FHttp2Session::SubmitPing()
{
	if (Impl->Error.empty())
	{
		nghttp2_submit_ping(Impl->Session, NGHTTP2_FLAG_NONE, nullptr);
	}
}

void FHttp2Session::SubmitGoAway()
{
	if (Impl->Error.empty())
	{
		// The last stream id counts the peer's streams; a client has seen none.
		nghttp2_submit_goaway(Impl->Session, NGHTTP2_FLAG_NONE, 0, NGHTTP2_NO_ERROR, nullptr, 0);
	}
}

bool FHttp2Session::Receive(const std::span<const uint8_t> Bytes)
{
	std::span<const uint8_t> Rest = Bytes;
	while (!Rest.empty() && Impl->Error.empty() && !Impl->bInLibrary)
	{
		const std::span<const uint8_t> Slice = Rest.first(std::min(Rest.size(), FImpl::SliceBytes));
		Rest = Rest.subspan(Slice.size());

		Impl->bInLibrary = true;
		const ssize_t Taken = nghttp2_session_mem_recv(Impl->Session, Slice.data(), Slice.size());
		Impl->bInLibrary = false;
		if (Taken < 0)
		{
			Impl->bDead = true;
			Impl->Fail(nghttp2_strerror(static_cast<int>(Taken)));
		}
		Impl->Pump();
		if (QueuedFrames() > Impl->Limits.MaxQueuedFrames)
		{
			Impl->Fail("the peer demands more answers than it reads");
		}
	}
	return Impl->Error.empty();
}

std::span<const uint8_t> FHttp2Session::Output()
{
	Impl->Pump();
	return std::span<const uint8_t>(Impl->Pending).subspan(Impl->PendingHead);
}

void FHttp2Session::ConsumeOutput(const size_t ByteCount)
{
	Impl->PendingHead += std::min(ByteCount, Impl->Pending.size() - Impl->PendingHead);
}

size_t FHttp2Session::QueuedFrames() const
{
	return Impl->Session != nullptr ? nghttp2_session_get_outbound_queue_size(Impl->Session) : 0;
}

const std::string& FHttp2Session::Error() const
{
	return Impl->Error;
}

} // namespace UE::Sidecar
