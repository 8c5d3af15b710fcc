// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HeaderTool/Writer.h"

namespace UE::HeaderTool
{
namespace
{
void WriteReflection(std::string& Out, const FType& Type)
{
	const bool bClass = Type.Kind == ETypeKind::Class;
	Out += "\tstatic void StandinReflect(UE::Standin::FReflectionBuilder& Builder) \\\n\t{ \\\n\t\t(void)Builder; \\\n";
	for (const std::string& Property : Type.Properties)
	{
		const std::string Container = bClass ? "static_cast<UObject*>(Container)" : "Container";
		Out += "\t\tBuilder.Property<decltype(" + Type.Name + "::" + Property + ")>(TEXT(\"" + Property
			+ "\"), [](void* Container) -> void* { return &static_cast<" + Type.Name + "*>(" + Container + ")->"
			+ Property + "; }); \\\n";
	}
	for (const FFunction& Function : Type.Functions)
	{
		const bool bCallable = Function.bNoParameters && !Function.bStatic && bClass;
		const std::string Call = bCallable
			? "[](UObject* Object) { static_cast<" + Type.Name + "*>(Object)->" + Function.Name + "(); }"
			: "nullptr";
		Out += "\t\tBuilder.Function(TEXT(\"" + Function.Name + "\"), " + Call + "); \\\n";
	}
	Out += "\t} \\\n";
}

void WriteReferences(std::string& Out, const FType& Type)
{
	const bool bClass = Type.Kind == ETypeKind::Class;
	Out += std::string("\tvoid StandinVisitReferences(FReferenceCollector& Collector)") + (bClass ? " override" : "")
		+ " \\\n\t{ \\\n\t\t(void)Collector; \\\n";
	if (!Type.Super.empty())
	{
		Out += "\t\tif constexpr (requires { this->" + Type.Super
			+ "::StandinVisitReferences(Collector); }) \\\n\t\t{ \\\n\t\t\tthis->" + Type.Super
			+ "::StandinVisitReferences(Collector); \\\n\t\t} \\\n";
	}
	if (bClass)
	{
		Out += "\t\t" + Type.Name + "::AddReferencedObjects(this, Collector); \\\n";
	}
	for (const std::string& Property : Type.Properties)
	{
		Out += "\t\tCollector.Visit(" + Property + "); \\\n";
	}
	Out += "\t} \\\n";
}

void WriteType(std::string& Out, const FType& Type, const std::string& FileId)
{
	Out += "#define " + FileId + "_" + std::to_string(Type.BodyLine) + "_GENERATED_BODY";
	if (Type.Kind == ETypeKind::Interface)
	{
		Out += "\n\n";
		return;
	}
	Out += " \\\n";
	if (Type.Kind == ETypeKind::Class)
	{
		Out += "\tSTANDIN_CLASS_CORE(" + Type.Name + ", " + Type.Super + ", "
			+ (Type.bAbstract ? "CLASS_Abstract" : "CLASS_None") + ", true) \\\npublic: \\\n";
	}
	else
	{
		Out += "public: \\\n";
		Out += Type.Super.empty() ? "" : "\tusing Super = " + Type.Super + "; \\\n";
		Out += "\tstatic UScriptStruct* StaticStruct() \\\n\t{ \\\n\t\tstatic UScriptStruct* const Struct = "
			   "UE::Standin::RegisterStruct<"
			+ Type.Name + ">(TEXT(\"" + Type.Name + "\"), "
			+ (Type.Super.empty() ? std::string("nullptr") : Type.Super + "::StaticStruct()") + ", &" + Type.Name
			+ "::StandinReflect); \\\n\t\treturn Struct; \\\n\t} \\\n";
	}
	WriteReflection(Out, Type);
	WriteReferences(Out, Type);
	Out += Type.Kind == ETypeKind::Class ? "private:\n\n" : "public:\n\n";
}

void WriteEnum(std::string& Out, const FEnum& Enum)
{
	const std::string Underlying = Enum.Underlying.empty() ? "" : " : " + Enum.Underlying;
	Out += "enum class " + Enum.Name + Underlying + ";\ntemplate <>\ninline UEnum* StaticEnum<" + Enum.Name
		+ ">()\n{\n\tstatic UEnum* const Enum = []\n\t{\n\t\tUEnum* const Made = new UEnum();\n\t\tMade->Name = TEXT(\""
		+ Enum.Name + "\");\n\t\tint64 Next = 0;\n";
	for (const FEnumerator& Entry : Enum.Entries)
	{
		Out += Entry.Value.empty() ? "" : "\t\tNext = " + Entry.Value + ";\n";
		Out += "\t\tMade->Entries.Emplace(FString(TEXT(\"" + Entry.Name + "\")), Next++);\n";
	}
	Out += "\t\treturn Made;\n\t}();\n\treturn Enum;\n}\n\n";
}
} // namespace

std::string Write(const FParsed& Parsed, const std::string& FileId)
{
	std::string Out = "// Written by standin_header_tool.\n#pragma once\n\n#include \"UObject/Object.h\"\n\n";
	for (const FEnum& Enum : Parsed.Enums)
	{
		WriteEnum(Out, Enum);
	}
	for (const FType& Type : Parsed.Types)
	{
		WriteType(Out, Type, FileId);
	}
	return Out + "#undef CURRENT_FILE_ID\n#define CURRENT_FILE_ID " + FileId + "\n";
}
} // namespace UE::HeaderTool
