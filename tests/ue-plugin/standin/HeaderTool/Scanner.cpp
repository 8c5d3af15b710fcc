// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HeaderTool/Scanner.h"

#include <cctype>

namespace UE::HeaderTool
{
namespace
{
enum class ECondition
{
	Plain,
	EditorOnly,
	Other
};

class FScanner
{
public:
	explicit FScanner(const std::string& InText)
		: Text(InText)
	{
	}
	FScan Run()
	{
		bool bAtLineStart = true;
		while (At < Text.size())
		{
			const char Char = Text[At];
			if (Char == '\n')
			{
				++Line;
				++At;
				bAtLineStart = true;
			}
			else if (std::isspace(static_cast<unsigned char>(Char)) != 0)
			{
				++At;
			}
			else if (Text.compare(At, 2, "//") == 0)
			{
				SkipTo("\n");
			}
			else if (Text.compare(At, 2, "/*") == 0)
			{
				SkipTo("*/");
				At += 2;
			}
			else if (Char == '#' && bAtLineStart)
			{
				ReadDirective();
			}
			else
			{
				bAtLineStart = false;
				ReadToken();
			}
		}
		return Result;
	}

private:
	void SkipTo(const char* End)
	{
		const size_t Found = Text.find(End, At);
		const size_t Stop = Found == std::string::npos ? Text.size() : Found;
		for (; At < Stop; ++At)
		{
			Line += Text[At] == '\n' ? 1 : 0;
		}
	}
	void ReadDirective()
	{
		std::string Directive;
		for (; At < Text.size() && Text[At] != '\n'; ++At)
		{
			if (Text.compare(At, 2, "\\\n") == 0)
			{
				++At;
				++Line;
				continue;
			}
			Directive.push_back(Text[At]);
		}
		const size_t Word = Directive.find_first_not_of("# \t");
		const std::string Body = Word == std::string::npos ? std::string() : Directive.substr(Word);
		if (Body.starts_with("include"))
		{
			const size_t Open = Body.find_first_of("\"<");
			const size_t Close = Open == std::string::npos ? Open : Body.find_first_of("\">", Open + 1);
			if (Close != std::string::npos)
			{
				Result.Includes.push_back(Body.substr(Open + 1, Close - Open - 1));
				Result.LastIncludeLine = Line;
			}
		}
		else if (Body.starts_with("if"))
		{
			const bool bEditor = Body.find("WITH_EDITOR") != std::string::npos;
			Conditions.push_back(bEditor ? ECondition::EditorOnly : ECondition::Other);
		}
		else if (Body.starts_with("endif") && !Conditions.empty())
		{
			Conditions.pop_back();
		}
	}
	void ReadToken()
	{
		FToken Token;
		Token.Line = Line;
		for (const ECondition Condition : Conditions)
		{
			Token.bEditorOnly = Token.bEditorOnly || Condition == ECondition::EditorOnly;
			Token.bInOtherCondition = Token.bInOtherCondition || Condition == ECondition::Other;
		}
		const char Char = Text[At];
		const size_t Start = At;
		if (Char == '"' || Char == '\'')
		{
			Token.Kind = ETokenKind::Literal;
			for (++At; At < Text.size() && Text[At] != Char; ++At)
			{
				At += Text[At] == '\\' ? 1 : 0;
			}
			++At;
		}
		else if (std::isalnum(static_cast<unsigned char>(Char)) != 0 || Char == '_')
		{
			Token.Kind = ETokenKind::Word;
			while (At < Text.size() && (std::isalnum(static_cast<unsigned char>(Text[At])) != 0 || Text[At] == '_'))
			{
				++At;
			}
		}
		else
		{
			At += Text.compare(At, 2, "::") == 0 ? 2 : 1;
		}
		Token.Text = Text.substr(Start, At - Start);
		Result.Tokens.push_back(Token);
	}

	const std::string& Text;
	size_t At = 0;
	int Line = 1;
	std::vector<ECondition> Conditions;
	FScan Result;
};
} // namespace

FScan Scan(const std::string& Text)
{
	return FScanner(Text).Run();
}
} // namespace UE::HeaderTool
