// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Network/SidecarProcess.h"

#include "Misc/Paths.h"
#include "SidecarLog.h"

FSidecarProcess::~FSidecarProcess()
{
	Stop(0.0);
}

bool FSidecarProcess::Start(const FString& Program, const FString& Arguments)
{
	FString Path = FPaths::IsRelative(Program) ? FPaths::Combine(FPaths::ProjectDir(), Program) : Program;
#if PLATFORM_WINDOWS
	if (FPaths::GetExtension(Path).IsEmpty())
	{
		Path += TEXT(".exe");
	}
#endif
	Path = FPaths::ConvertRelativePathToFull(Path);
	if (!FPaths::FileExists(Path))
	{
		UE_LOG(LogSidecar, Error, TEXT("The sidecar can't be started: there is no %s."), *Path);
		return false;
	}

	constexpr bool bDetached = false;
	constexpr bool bHidden = true;
	Handle = FPlatformProcess::CreateProc(
		*Path, *Arguments, bDetached, bHidden, bHidden, nullptr, 0, *FPaths::GetPath(Path), nullptr);
	if (!Handle.IsValid())
	{
		UE_LOG(LogSidecar, Error, TEXT("The sidecar can't be started: %s does not run."), *Path);
		return false;
	}

	UE_LOG(LogSidecar, Log, TEXT("Started the sidecar: %s %s"), *Path, *Arguments);
	return true;
}

bool FSidecarProcess::IsRunning()
{
	return Handle.IsValid() && FPlatformProcess::IsProcRunning(Handle);
}

void FSidecarProcess::Stop(double PatienceSeconds)
{
	if (!Handle.IsValid())
	{
		return;
	}

	constexpr float StepSeconds = 0.01f;
	for (double Waited = 0.0; Waited < PatienceSeconds && FPlatformProcess::IsProcRunning(Handle);
		 Waited += StepSeconds)
	{
		FPlatformProcess::Sleep(StepSeconds);
	}

	if (FPlatformProcess::IsProcRunning(Handle))
	{
		FPlatformProcess::TerminateProc(Handle);
	}

	FPlatformProcess::CloseProc(Handle);
	Handle.Reset();
}
