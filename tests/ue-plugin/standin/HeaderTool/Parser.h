// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "HeaderTool/Scanner.h"

namespace UE::HeaderTool
{
enum class ETypeKind
{
	Class,
	Struct,
	Interface
};

struct FFunction
{
	std::string Name;
	bool bNoParameters = false;
	bool bStatic = false;
	bool bReturnsVoid = false;
};

struct FType
{
	ETypeKind Kind = ETypeKind::Class;
	std::string Name;
	std::string Super;
	bool bAbstract = false;
	int BodyLine = 0;
	std::vector<std::string> Properties;
	std::vector<FFunction> Functions;
};

struct FEnumerator
{
	std::string Name;
	/** Empty: one more than the one before. */
	std::string Value;
};

struct FEnum
{
	std::string Name;
	std::string Underlying;
	std::vector<FEnumerator> Entries;
};

struct FParsed
{
	std::vector<FType> Types;
	std::vector<FEnum> Enums;
	/** "line: what is wrong"; the header is refused. */
	std::vector<std::string> Errors;
};

/** Reads the reflected declarations of a header and checks what Unreal Header Tool would refuse. */
FParsed Parse(const FScan& Scan, const std::string& GeneratedName);
} // namespace UE::HeaderTool
