// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HeaderTool/Writer.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

/** standin_header_tool Header Output: writes what Unreal Header Tool would write, as far as the stand-in needs it. */
int main(int NumArguments, char** Arguments)
{
	if (NumArguments != 3)
	{
		std::fprintf(stderr, "usage: standin_header_tool Header.h Header.generated.h\n");
		return 2;
	}
	const std::filesystem::path Header = Arguments[1];
	std::ifstream Input(Header, std::ios::binary);
	const std::string Text{std::istreambuf_iterator<char>(Input), std::istreambuf_iterator<char>()};
	const std::string Stem = Header.stem().string();
	const UE::HeaderTool::FParsed Parsed = UE::HeaderTool::Parse(UE::HeaderTool::Scan(Text), Stem + ".generated.h");
	for (const std::string& Error : Parsed.Errors)
	{
		std::fprintf(stderr, "%s:%s\n", Arguments[1], Error.c_str());
	}
	if (!Parsed.Errors.empty())
	{
		return 1;
	}
	std::ofstream Output(Arguments[2], std::ios::binary);
	Output << UE::HeaderTool::Write(Parsed, "FID_" + Stem);
	return Output ? 0 : 1;
}
