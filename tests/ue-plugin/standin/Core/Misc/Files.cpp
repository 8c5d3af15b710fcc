// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HAL/FileManager.h"
#include "Misc/FileHelper.h"
#include "Misc/Paths.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

namespace UE::Standin
{
namespace
{
std::filesystem::path ToPath(const FString& Path)
{
	return std::filesystem::path(ToUtf8(Path));
}

FString& ProjectFolder()
{
	static FString* const Folder = new FString(FromUtf8(std::filesystem::current_path().string() + "/"));
	return *Folder;
}

bool WriteBytes(const TCHAR* Path, const void* Bytes, SIZE_T Count)
{
	std::ofstream Stream(ToPath(Path), std::ios::binary);
	Stream.write(static_cast<const char*>(Bytes), static_cast<std::streamsize>(Count));
	return static_cast<bool>(Stream);
}
} // namespace
} // namespace UE::Standin

IFileManager& IFileManager::Get()
{
	static IFileManager Manager;
	return Manager;
}

bool IFileManager::FileExists(const TCHAR* Path)
{
	std::error_code Error;
	return std::filesystem::is_regular_file(UE::Standin::ToPath(Path), Error);
}

bool IFileManager::DirectoryExists(const TCHAR* Path)
{
	std::error_code Error;
	return std::filesystem::is_directory(UE::Standin::ToPath(Path), Error);
}

bool IFileManager::MakeDirectory(const TCHAR* Path, bool bTree)
{
	std::error_code Error;
	if (bTree)
	{
		std::filesystem::create_directories(UE::Standin::ToPath(Path), Error);
	}
	else
	{
		std::filesystem::create_directory(UE::Standin::ToPath(Path), Error);
	}
	return DirectoryExists(Path);
}

bool IFileManager::Delete(const TCHAR* Path, bool bRequireExists, bool, bool)
{
	std::error_code Error;
	return std::filesystem::remove(UE::Standin::ToPath(Path), Error) || !bRequireExists;
}

int64 IFileManager::FileSize(const TCHAR* Path)
{
	std::error_code Error;
	const std::uintmax_t Size = std::filesystem::file_size(UE::Standin::ToPath(Path), Error);
	return Error ? INDEX_NONE : static_cast<int64>(Size);
}

FDateTime IFileManager::GetTimeStamp(const TCHAR* Path)
{
	struct ::stat Status
	{
	};
	return ::stat(TCHAR_TO_UTF8(Path), &Status) == 0 ? FDateTime::FromUnixTimestamp(Status.st_mtime)
													 : FDateTime::MinValue();
}

bool IFileManager::Move(const TCHAR* Dest, const TCHAR* Src, bool, bool, bool, bool)
{
	std::error_code Error;
	std::filesystem::rename(UE::Standin::ToPath(Src), UE::Standin::ToPath(Dest), Error);
	return !Error;
}

bool FFileHelper::LoadFileToArray(TArray<uint8>& OutBytes, const TCHAR* Path, uint32)
{
	std::ifstream Stream(UE::Standin::ToPath(Path), std::ios::binary);
	if (!Stream || !FPaths::FileExists(Path))
	{
		return false;
	}
	const std::string Bytes{std::istreambuf_iterator<char>(Stream), std::istreambuf_iterator<char>()};
	OutBytes.Reset();
	OutBytes.Append(reinterpret_cast<const uint8*>(Bytes.data()), static_cast<int32>(Bytes.size()));
	return true;
}

bool FFileHelper::LoadFileToString(FString& OutText, const TCHAR* Path)
{
	TArray<uint8> Bytes;
	if (!LoadFileToArray(Bytes, Path))
	{
		return false;
	}
	const bool bMark = Bytes.Num() >= 3 && Bytes[0] == 0xef && Bytes[1] == 0xbb && Bytes[2] == 0xbf;
	const int32 Start = bMark ? 3 : 0;
	OutText =
		FString::ConstructFromPtrSize(reinterpret_cast<const ANSICHAR*>(Bytes.GetData()) + Start, Bytes.Num() - Start);
	return true;
}

bool FFileHelper::LoadFileToStringArray(TArray<FString>& OutLines, const TCHAR* Path)
{
	FString Text;
	return LoadFileToString(Text, Path) && Text.ParseIntoArrayLines(OutLines, false) >= 0;
}

bool FFileHelper::SaveStringToFile(FStringView Text, const TCHAR* Path, EEncodingOptions)
{
	const FTCHARToUTF8 Utf8(Text);
	return UE::Standin::WriteBytes(Path, Utf8.Get(), static_cast<SIZE_T>(Utf8.Length()));
}

bool FFileHelper::SaveArrayToFile(TConstArrayView<uint8> Bytes, const TCHAR* Path)
{
	return UE::Standin::WriteBytes(Path, Bytes.GetData(), static_cast<SIZE_T>(Bytes.Num()));
}

void FPaths::StandinSetProjectDir(const FString& Path)
{
	UE::Standin::ProjectFolder() = Path.EndsWith(TEXT("/")) ? Path : Path + TEXT("/");
}

FString FPaths::ProjectDir()
{
	return UE::Standin::ProjectFolder();
}

FString FPaths::ProjectSavedDir()
{
	return ProjectDir() + TEXT("Saved/");
}

FString FPaths::ProjectLogDir()
{
	return ProjectSavedDir() + TEXT("Logs/");
}

FString FPaths::ProjectConfigDir()
{
	return ProjectDir() + TEXT("Config/");
}

FString FPaths::ProjectContentDir()
{
	return ProjectDir() + TEXT("Content/");
}

FString FPaths::ProjectPluginsDir()
{
	return ProjectDir() + TEXT("Plugins/");
}

FString FPaths::EngineDir()
{
	return ProjectDir() + TEXT("Engine/");
}

FString FPaths::LaunchDir()
{
	return ProjectDir();
}

bool FPaths::FileExists(const FString& Path)
{
	return IFileManager::Get().FileExists(*Path);
}

bool FPaths::DirectoryExists(const FString& Path)
{
	return IFileManager::Get().DirectoryExists(*Path);
}

bool FPaths::IsRelative(const FString& Path)
{
	return !Path.StartsWith(TEXT("/"));
}

FString FPaths::ConvertRelativePathToFull(const FString& Path)
{
	return ConvertRelativePathToFull(ProjectDir(), Path);
}

FString FPaths::ConvertRelativePathToFull(const FString& Base, const FString& Path)
{
	const std::filesystem::path Full = UE::Standin::ToPath(Base) / UE::Standin::ToPath(Path);
	return UE::Standin::FromUtf8(Full.lexically_normal().string());
}

FString FPaths::GetPath(const FString& Path)
{
	return UE::Standin::FromUtf8(UE::Standin::ToPath(Path).parent_path().string());
}

FString FPaths::GetCleanFilename(const FString& Path)
{
	return UE::Standin::FromUtf8(UE::Standin::ToPath(Path).filename().string());
}

FString FPaths::GetBaseFilename(const FString& Path, bool bRemovePath)
{
	const FString Name = UE::Standin::FromUtf8(UE::Standin::ToPath(Path).stem().string());
	return bRemovePath ? Name : GetPath(Path) / Name;
}

FString FPaths::GetExtension(const FString& Path, bool bIncludeDot)
{
	const FString Extension = UE::Standin::FromUtf8(UE::Standin::ToPath(Path).extension().string());
	return bIncludeDot ? Extension : Extension.RightChop(1);
}

void FPaths::NormalizeFilename(FString& Path)
{
	Path.ReplaceInline(TEXT("\\"), TEXT("/"));
}

bool FPaths::CollapseRelativeDirectories(FString& Path)
{
	Path = UE::Standin::FromUtf8(UE::Standin::ToPath(Path).lexically_normal().string());
	return true;
}
