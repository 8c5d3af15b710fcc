// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

class FInternetAddr;
class FSocket;
class ISocketSubsystem;

/** What reading or writing came to. */
enum class ESidecarSocketResult : uint8
{
	/** Some bytes were moved. */
	Moved,
	/** Nothing can be moved at the moment. */
	Nothing,
	/** The other side has closed, or the connection broke. */
	Closed,
};

/** A TCP connection that never blocks for longer than it is told to. Network thread. */
class FSidecarSocket final
{
public:
	FSidecarSocket();
	~FSidecarSocket();
	FSidecarSocket(const FSidecarSocket&) = delete;
	FSidecarSocket& operator=(const FSidecarSocket&) = delete;

	/** Begins to connect. @return false when that is impossible; OutError says why. */
	bool BeginConnect(const FString& Host, int32 Port, FString& OutError);

	/** Waits a moment for the connection. @return Moved when it stands, Nothing when not yet. */
	ESidecarSocketResult PollConnect(FTimespan Patience);

	/** Waits until bytes can be read, or the time is over. */
	bool WaitReadable(FTimespan Patience);

	/** @param OutNumBytes how many of the buffer were filled. */
	ESidecarSocketResult Receive(TArrayView<uint8> Buffer, int32& OutNumBytes);

	/** @param OutNumBytes how many of the bytes were taken. */
	ESidecarSocketResult Send(TConstArrayView<uint8> Bytes, int32& OutNumBytes);

	void Close();

	bool IsOpen() const
	{
		return Socket != nullptr;
	}

private:
	TSharedPtr<FInternetAddr> Resolve(const FString& Host) const;

	ISocketSubsystem* Subsystem = nullptr;
	FSocket* Socket = nullptr;
};
