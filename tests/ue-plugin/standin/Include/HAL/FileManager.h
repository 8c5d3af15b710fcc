// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"
#include "Misc/DateTime.h"

class IFileManager
{
public:
	static IFileManager& Get();
	bool FileExists(const TCHAR* Path);
	bool DirectoryExists(const TCHAR* Path);
	bool MakeDirectory(const TCHAR* Path, bool bTree = false);
	bool Delete(const TCHAR* Path, bool bRequireExists = false, bool bEvenReadOnly = false, bool bQuiet = false);
	int64 FileSize(const TCHAR* Path);
	FDateTime GetTimeStamp(const TCHAR* Path);
	bool Move(const TCHAR* Dest, const TCHAR* Src, bool bReplace = true, bool bEvenIfReadOnly = false,
		bool bAttributes = false, bool bDoNotRetryOrError = false);
};
