using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>Writes <c>XMessages.h</c>: the enums and structs of a .proto file, and what encodes and decodes them.</summary>
internal static class MessagesHeader
{
    /// <summary>The text of the header.</summary>
    public static string Write(FileDescriptor file)
    {
        var text = new CppText($"proto/{file.Name}");
        text.Line("#pragma once");
        text.Line();
        text.Includes(StandardHeaders(file));
        text.Includes([.. file.Dependencies.Select(GeneratedFiles.MessagesInclude), "Core/Wire/WireResult.h"]);
        text.Comment(Contract.PackageComment(file));
        text.Namespace(() =>
        {
            foreach (var enumType in file.EnumTypes)
            {
                WriteEnum(text, enumType);
            }

            foreach (var message in MessageOrder.Of(file))
            {
                WriteStruct(text, message);
            }

            WriteFunctions(text, file);
        });
        return text.ToString();
    }

    private static IEnumerable<string> StandardHeaders(FileDescriptor file)
    {
        var fields = file.MessageTypes.SelectMany(message => message.Fields.InDeclarationOrder()).ToList();
        yield return "cstddef";
        yield return "cstdint";
        yield return "span";
        yield return "vector";
        if (fields.Any(IsOptional))
        {
            yield return "optional";
        }

        if (fields.Any(field => field.FieldType == FieldType.String))
        {
            yield return "string";
        }

        if (fields.Any(field => field.RealContainingOneof is not null))
        {
            yield return "variant";
        }
    }

    private static void WriteEnum(CppText text, EnumDescriptor enumType)
    {
        var type = CppNames.Enum(enumType);
        text.Comment(enumType);
        text.Block(
            $"enum class {type} : int32_t",
            () =>
            {
                foreach (var value in enumType.Values)
                {
                    text.Comment(value);
                    text.Line($"{CppNames.EnumValue(value)} = {value.Number},");
                }
            },
            ";"
        );
        text.Line();
        text.Comment("The name of the enumerator; \"Unknown\" for a number of a newer contract.");
        text.Line($"const char* ToString({type} Value);");
        text.Line();
    }

    private static void WriteStruct(CppText text, MessageDescriptor message)
    {
        text.Comment(message);
        text.Block($"struct {CppNames.Struct(message)}", () => WriteMembers(text, message), ";");
        text.Line();
    }

    private static void WriteMembers(CppText text, MessageDescriptor message)
    {
        foreach (
            var field in message
                .Fields.InDeclarationOrder()
                .Where(field => field.RealContainingOneof is not null && OneofShape.IsWrapped(field))
        )
        {
            WriteWrapper(text, field);
        }

        foreach (var field in message.Fields.InDeclarationOrder())
        {
            if (field.RealContainingOneof is not { } oneof)
            {
                text.Comment(field);
                text.Line($"{MemberType(field)} {CppNames.Member(field)}{Initializer(field)};");
                text.Line();
            }
            else if (oneof.Fields[0] == field)
            {
                WriteOneof(text, oneof);
            }
        }

        text.Line($"bool operator==(const {CppNames.Struct(message)}&) const = default;");
    }

    private static void WriteOneof(CppText text, OneofDescriptor oneof)
    {
        text.Comment(oneof);
        if (oneof.Fields.All(OneofShape.IsWrapped))
        {
            // Their comments stand above the wrappers.
            var types = string.Join(", ", oneof.Fields.Select(CppNames.Wrapper));
            text.Line($"std::variant<std::monostate, {types}> {CppNames.Member(oneof)};");
            text.Line();
            return;
        }

        text.Line("std::variant<std::monostate,");
        text.Deeper(() =>
        {
            foreach (var (index, field) in oneof.Fields.Index())
            {
                text.Comment(field);
                text.Line(
                    (OneofShape.IsWrapped(field) ? CppNames.Wrapper(field) : CppNames.Struct(field.MessageType))
                        + (index < oneof.Fields.Count - 1 ? "," : ">")
                );
            }

            text.Line($"{CppNames.Member(oneof)};");
        });
        text.Line();
    }

    private static void WriteWrapper(CppText text, FieldDescriptor field)
    {
        var type = CppNames.Wrapper(field);
        text.Comment(field);
        text.Block(
            $"struct {type}",
            () =>
            {
                text.Line($"{ValueType(field)} Value{Zero(field)};");
                text.Line();
                text.Line($"bool operator==(const {type}&) const = default;");
            },
            ";"
        );
        text.Line();
    }

    private static void WriteFunctions(CppText text, FileDescriptor file)
    {
        var messages = MessageOrder.Of(file);
        text.Comment(" How many bytes Encode appends.");
        foreach (var message in messages)
        {
            text.Line($"size_t EncodedSize(const {CppNames.Struct(message)}& Message);");
        }

        text.Line();
        text.Comment(" Appends the message as protobuf, byte for byte as the official library does.");
        foreach (var message in messages)
        {
            text.Line($"void Encode(const {CppNames.Struct(message)}& Message, std::vector<uint8_t>& OutBytes);");
        }

        text.Line();
        text.Comment(
            " Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed"
                + " over, the latter kept as numbers. After an error the message holds some of what was read."
        );
        foreach (var message in messages)
        {
            text.Line($"FWireResult Decode(std::span<const uint8_t> Bytes, {CppNames.Struct(message)}& OutMessage);");
        }

        text.Line();
    }

    private static bool IsOptional(FieldDescriptor field) => field is { HasPresence: true, RealContainingOneof: null };

    private static string MemberType(FieldDescriptor field) =>
        field.IsRepeated ? $"std::vector<{ValueType(field)}>"
        : IsOptional(field) ? $"std::optional<{ValueType(field)}>"
        : ValueType(field);

    private static string ValueType(FieldDescriptor field) =>
        field.FieldType == FieldType.Message ? CppNames.Struct(field.MessageType) : CppKind.Of(field).Type;

    private static string Initializer(FieldDescriptor field) =>
        field.IsRepeated || IsOptional(field) ? "" : Zero(field);

    private static string Zero(FieldDescriptor field) =>
        field.FieldType == FieldType.Message || CppKind.Of(field).Zero.Length == 0
            ? ""
            : $" = {CppKind.Of(field).Zero}";
}
