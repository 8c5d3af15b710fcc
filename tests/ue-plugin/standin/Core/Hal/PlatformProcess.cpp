// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HAL/PlatformProcess.h"

#include "HAL/PlatformMisc.h"
#include "CoreGlobals.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

void FPlatformProcess::Sleep(float Seconds)
{
	std::this_thread::sleep_for(std::chrono::duration<float>(Seconds));
}

void FPlatformProcess::YieldThread()
{
	std::this_thread::yield();
}

uint32 FPlatformProcess::GetCurrentProcessId()
{
	return static_cast<uint32>(::getpid());
}

FString FPlatformProcess::ExecutablePath()
{
	char Buffer[4096];
	const ssize_t Length = ::readlink("/proc/self/exe", Buffer, sizeof Buffer);
	return Length < 0 ? FString() : FString::ConstructFromPtrSize(Buffer, static_cast<int32>(Length));
}

const TCHAR* FPlatformProcess::UserSettingsDir()
{
	static FString Result;
	Result = FPlatformMisc::GetEnvironmentVariable(TEXT("XDG_CONFIG_HOME"));
	if (Result.IsEmpty())
	{
		Result = FPlatformMisc::GetEnvironmentVariable(TEXT("HOME")) / TEXT(".config");
	}
	return *(Result /= TEXT(""));
}

const TCHAR* FPlatformProcess::UserTempDir()
{
	return TEXT("/tmp/");
}

const TCHAR* FPlatformProcess::UserDir()
{
	static FString Result;
	Result = FPlatformMisc::GetEnvironmentVariable(TEXT("HOME"));
	return *Result;
}

namespace UE::Standin
{
namespace
{
/** Words of a command line; double quotes keep spaces together. */
std::vector<std::string> SplitParameters(const std::string& Text)
{
	std::vector<std::string> Result;
	bool bQuoted = false;
	bool bInWord = false;
	for (const char Char : Text)
	{
		if (Char == '"')
		{
			bQuoted = !bQuoted;
		}
		if (!bQuoted && (Char == ' ' || Char == '\t'))
		{
			bInWord = false;
			continue;
		}
		if (!bInWord)
		{
			Result.emplace_back();
			bInWord = true;
		}
		if (Char != '"')
		{
			Result.back().push_back(Char);
		}
	}
	return Result;
}
} // namespace
} // namespace UE::Standin

FProcHandle FPlatformProcess::CreateProc(const TCHAR* Url, const TCHAR* Parms, bool, bool, bool, uint32* OutProcessId,
	int32, const TCHAR* OptionalWorkingDirectory, void*, void*)
{
	std::vector<std::string> Words = UE::Standin::SplitParameters(TCHAR_TO_UTF8(Parms));
	Words.insert(Words.begin(), std::string(TCHAR_TO_UTF8(Url)));
	std::vector<char*> Arguments;
	for (std::string& Word : Words)
	{
		Arguments.push_back(Word.data());
	}
	Arguments.push_back(nullptr);
	const std::string Directory =
		OptionalWorkingDirectory == nullptr ? std::string() : std::string(TCHAR_TO_UTF8(OptionalWorkingDirectory));
	if (::access(Arguments[0], X_OK) != 0)
	{
		return FProcHandle();
	}
	const ::pid_t Child = ::fork();
	if (Child == 0)
	{
		if (Directory.empty() || ::chdir(Directory.c_str()) == 0)
		{
			::execv(Arguments[0], Arguments.data());
		}
		::_exit(127);
	}
	if (OutProcessId != nullptr)
	{
		*OutProcessId = static_cast<uint32>(Child);
	}
	return FProcHandle(Child);
}

bool FPlatformProcess::IsProcRunning(FProcHandle& Handle)
{
	::siginfo_t Info{};
	const bool bKnown =
		Handle.IsValid() && ::waitid(P_PID, static_cast<::id_t>(Handle.Get()), &Info, WEXITED | WNOHANG | WNOWAIT) == 0;
	return bKnown && Info.si_pid == 0;
}

void FPlatformProcess::TerminateProc(FProcHandle& Handle, bool)
{
	if (Handle.IsValid())
	{
		::kill(Handle.Get(), SIGTERM);
	}
}

void FPlatformProcess::CloseProc(FProcHandle& Handle)
{
	if (Handle.IsValid())
	{
		::waitpid(Handle.Get(), nullptr, WNOHANG);
	}
	Handle.Reset();
}

void FPlatformProcess::WaitForProc(FProcHandle& Handle)
{
	::siginfo_t Info{};
	::waitid(P_PID, static_cast<::id_t>(Handle.Get()), &Info, WEXITED | WNOWAIT);
}

bool FPlatformProcess::GetProcReturnCode(FProcHandle& Handle, int32* OutReturnCode)
{
	::siginfo_t Info{};
	const bool bKnown =
		Handle.IsValid() && ::waitid(P_PID, static_cast<::id_t>(Handle.Get()), &Info, WEXITED | WNOHANG | WNOWAIT) == 0;
	if (!bKnown || Info.si_pid == 0)
	{
		return false;
	}
	if (OutReturnCode != nullptr)
	{
		*OutReturnCode = Info.si_status;
	}
	return true;
}
