// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <string>
#include <vector>

namespace UE::HeaderTool
{
enum class ETokenKind
{
	Word,
	Symbol,
	Literal
};

struct FToken
{
	ETokenKind Kind = ETokenKind::Symbol;
	std::string Text;
	int Line = 0;
	/** Nested #if that the stand-in's configuration leaves out (WITH_EDITOR and the like). */
	bool bEditorOnly = false;
	/** Inside an #if whose condition is none of those Unreal allows around U-macros. */
	bool bInOtherCondition = false;
};

struct FScan
{
	std::vector<FToken> Tokens;
	std::vector<std::string> Includes;
	int LastIncludeLine = 0;
};

/** Splits a header into tokens; comments and preprocessor lines become properties of the tokens. */
FScan Scan(const std::string& Text);
} // namespace UE::HeaderTool
