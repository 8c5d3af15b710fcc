// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HeaderTool/Parser.h"

namespace UE::HeaderTool
{
namespace
{
class FParser
{
public:
	explicit FParser(const FScan& InScan)
		: Tokens(InScan.Tokens)
	{
	}
	FParsed Run()
	{
		while (At < Tokens.size())
		{
			const FToken& Token = Tokens[At];
			if (Token.Kind == ETokenKind::Word && IsReflectionMacro(Token.Text) && Token.bInOtherCondition)
			{
				Error(Token.Line, Token.Text + " inside an #if that is neither WITH_EDITOR nor WITH_EDITORONLY_DATA");
			}
			if (Is("UCLASS") || Is("UINTERFACE"))
			{
				ReadType(ETypeKind::Class);
			}
			else if (Is("USTRUCT"))
			{
				ReadType(ETypeKind::Struct);
			}
			else if (Is("UENUM"))
			{
				ReadEnum();
			}
			else if (Is("GENERATED_BODY") || Is("GENERATED_UCLASS_BODY") || Is("GENERATED_USTRUCT_BODY"))
			{
				ReadBody();
			}
			else if (Is("UPROPERTY"))
			{
				ReadProperty();
			}
			else if (Is("UFUNCTION"))
			{
				ReadFunction();
			}
			else
			{
				++At;
			}
		}
		for (const FType& Type : Result.Types)
		{
			if (Type.BodyLine == 0)
			{
				Error(0, Type.Name + " has no GENERATED_BODY()");
			}
		}
		return Result;
	}

private:
	bool Is(const char* Text) const
	{
		return At < Tokens.size() && Tokens[At].Text == Text;
	}
	void Error(int Line, const std::string& Text)
	{
		Result.Errors.push_back(std::to_string(Line) + ": " + Text);
	}
	static bool IsReflectionMacro(const std::string& Text)
	{
		return Text == "UCLASS" || Text == "USTRUCT" || Text == "UENUM" || Text == "UINTERFACE" || Text == "UPROPERTY"
			|| Text == "UFUNCTION";
	}
	/** Moves past a balanced (...) or {...} at At; returns the words inside. */
	std::vector<std::string> SkipBalanced(const char* Open, const char* Close)
	{
		std::vector<std::string> Words;
		int Depth = 0;
		do
		{
			Depth += Is(Open) ? 1 : (Is(Close) ? -1 : 0);
			Words.push_back(Tokens[At].Text);
			++At;
		} while (Depth > 0 && At < Tokens.size());
		return Words;
	}
	static bool Contains(const std::vector<std::string>& Words, const char* Word)
	{
		for (const std::string& Candidate : Words)
		{
			if (Candidate == Word)
			{
				return true;
			}
		}
		return false;
	}
	void ReadType(ETypeKind Kind)
	{
		FType Type;
		Type.Kind = Kind;
		++At;
		const std::vector<std::string> Specifiers = SkipBalanced("(", ")");
		Type.bAbstract = Contains(Specifiers, "Abstract");
		if (!Is("class") && !Is("struct"))
		{
			Error(Tokens[At].Line, "UCLASS or USTRUCT without a class or struct");
			return;
		}
		++At;
		// The name is the last word before ':' or '{', "final" apart.
		bool bInBases = false;
		for (; At < Tokens.size() && !Is("{") && !Is(";"); ++At)
		{
			const std::string& Word = Tokens[At].Text;
			if (Word == ":")
			{
				bInBases = true;
			}
			else if (Word == ",")
			{
				break;
			}
			else if (Tokens[At].Kind == ETokenKind::Word && Word != "final" && Word != "public" && Word != "virtual")
			{
				(bInBases ? Type.Super : Type.Name) = Word;
			}
		}
		Result.Types.push_back(Type);
	}
	void ReadBody()
	{
		const bool bForLastType = !Result.Types.empty() && Result.Types.back().BodyLine == 0;
		if (bForLastType)
		{
			Result.Types.back().BodyLine = Tokens[At].Line;
		}
		else
		{
			// The I… class of an interface has no U-macro of its own.
			FType Interface;
			Interface.Kind = ETypeKind::Interface;
			Interface.BodyLine = Tokens[At].Line;
			Result.Types.push_back(Interface);
		}
		++At;
	}
	void ReadEnum()
	{
		FEnum Enum;
		++At;
		SkipBalanced("(", ")");
		if (!Is("enum"))
		{
			Error(Tokens[At].Line, "UENUM without an enum");
			return;
		}
		for (++At; At < Tokens.size() && !Is("{"); ++At)
		{
			if (Is(":"))
			{
				Enum.Underlying = Tokens[++At].Text;
			}
			else if (!Is("class"))
			{
				Enum.Name = Tokens[At].Text;
			}
		}
		for (++At; At < Tokens.size() && !Is("}");)
		{
			FEnumerator Entry;
			Entry.Name = Tokens[At++].Text;
			while (!Is(",") && !Is("}"))
			{
				if (Is("UMETA"))
				{
					++At;
					SkipBalanced("(", ")");
				}
				else
				{
					Entry.Value += Is("=") ? "" : Tokens[At].Text;
					++At;
				}
			}
			Enum.Entries.push_back(Entry);
			At += Is(",") ? 1 : 0;
		}
		Result.Enums.push_back(Enum);
	}
	void ReadProperty()
	{
		const bool bEditorOnly = Tokens[At].bEditorOnly;
		++At;
		SkipBalanced("(", ")");
		std::string Name;
		bool bAddressable = true;
		bool bNamed = false;
		int Angles = 0;
		for (; At < Tokens.size() && !Is(";"); ++At)
		{
			Angles += Is("<") ? 1 : (Is(">") ? -1 : 0);
			bAddressable = bAddressable && !Is(":") && !Is("[");
			bNamed = bNamed || (Angles == 0 && (Is("=") || Is("{") || Is(":") || Is("[")));
			if (Tokens[At].Kind == ETokenKind::Word && Angles == 0 && !bNamed)
			{
				Name = Tokens[At].Text;
			}
		}
		if (!Result.Types.empty() && bAddressable && !bEditorOnly)
		{
			Result.Types.back().Properties.push_back(Name);
		}
	}
	void ReadFunction()
	{
		const FToken& First = Tokens[At];
		++At;
		const std::vector<std::string> Specifiers = SkipBalanced("(", ")");
		if (Contains(Specifiers, "BlueprintImplementableEvent") || Contains(Specifiers, "BlueprintNativeEvent"))
		{
			Error(First.Line, "the stand-in generates no body for Blueprint events");
		}
		FFunction Function;
		for (; At < Tokens.size() && !Is("("); ++At)
		{
			Function.bStatic = Function.bStatic || Is("static");
			Function.bReturnsVoid = Function.bReturnsVoid || Is("void");
			if (Is("UPARAM"))
			{
				++At;
				SkipBalanced("(", ")");
				--At;
			}
			else if (Tokens[At].Kind == ETokenKind::Word)
			{
				Function.Name = Tokens[At].Text;
			}
		}
		const size_t Open = At;
		SkipBalanced("(", ")");
		Function.bNoParameters = At == Open + 2;
		if (!Result.Types.empty() && !First.bEditorOnly)
		{
			Result.Types.back().Functions.push_back(Function);
		}
	}

	const std::vector<FToken>& Tokens;
	size_t At = 0;
	FParsed Result;
};
} // namespace

FParsed Parse(const FScan& Scan, const std::string& GeneratedName)
{
	FParsed Result = FParser(Scan).Run();
	const bool bReflects = !Result.Types.empty() || !Result.Enums.empty();
	if (bReflects && (Scan.Includes.empty() || Scan.Includes.back() != GeneratedName))
	{
		Result.Errors.push_back(
			std::to_string(Scan.LastIncludeLine) + ": " + GeneratedName + " must be the last include");
	}
	return Result;
}
} // namespace UE::HeaderTool
