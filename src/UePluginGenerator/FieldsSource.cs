using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>
/// Writes <c>XFields.cpp</c>: <c>WriteFields</c> and <c>MergeFields</c> of each message, which say what stands under
/// which number.
/// </summary>
internal static class FieldsSource
{
    /// <summary>The text of the source file.</summary>
    public static string Write(FileDescriptor file)
    {
        var text = new CppText($"proto/{file.Name}");
        text.Includes([GeneratedFiles.FieldsInclude]);
        text.Includes([GeneratedFiles.MessagesInclude(file), "Core/Wire/MessageCodec.h"]);
        text.Namespace(() =>
        {
            foreach (var message in MessageOrder.Of(file))
            {
                WriteWriter(text, message);
                WriteMerger(text, message);
            }
        });
        return text.ToString();
    }

    private static void WriteWriter(CppText text, MessageDescriptor message)
    {
        var fields = message.Fields.InFieldNumberOrder();
        var parameters =
            fields.Count == 0
                ? $"FProtoWriter&, const {CppNames.Struct(message)}&"
                : $"FProtoWriter& Writer, const {CppNames.Struct(message)}& Message";
        if (fields.Count == 0)
        {
            text.Line($"void WriteFields({parameters}) {{}}");
            text.Line();
            return;
        }

        text.Block(
            $"void WriteFields({parameters})",
            () =>
            {
                foreach (var field in fields)
                {
                    WriteField(text, field);
                }
            }
        );
        text.Line();
    }

    private static void WriteField(CppText text, FieldDescriptor field)
    {
        var member = $"Message.{CppNames.Member(field)}";
        if (field.RealContainingOneof is { } oneof)
        {
            WriteAlternative(text, field, $"Message.{CppNames.Member(oneof)}");
        }
        else if (field.FieldType == FieldType.Message)
        {
            text.Line(
                $"{(field.IsRepeated ? "WriteMessages" : "WriteMessage")}(Writer, {field.FieldNumber}, {member});"
            );
        }
        else if (field.IsRepeated && field.IsPacked && CppKind.Of(field).IsNumber)
        {
            text.Line($"Writer.WritePacked<{CppKind.Of(field).PutMethod}>({field.FieldNumber}, {member});");
        }
        else if (field.IsRepeated)
        {
            var kind = CppKind.Of(field);
            text.Block($"for (const {kind.Type}& Value : {member})", () => PutValue(text, field, "Value"));
        }
        else if (field.HasPresence)
        {
            text.Block($"if ({member}.has_value())", () => PutValue(text, field, $"*{member}"));
        }
        else
        {
            text.Line($"Writer.Write{CppKind.Of(field).Name}({field.FieldNumber}, {member});");
        }
    }

    private static void WriteAlternative(CppText text, FieldDescriptor field, string oneof)
    {
        var type = OneofShape.Alternative(field);
        if (!OneofShape.IsWrapped(field))
        {
            text.Line($"WriteAlternative<{type}>(Writer, {field.FieldNumber}, {oneof});");
            return;
        }

        var name = CppNames.Pascal(field.Name);
        text.Block(
            $"if (const {type}* {name} = std::get_if<{type}>(&{oneof}))",
            () => PutValue(text, field, $"{name}->Value")
        );
    }

    /// <summary>A value that is written whatever it is, because it has presence or is one of several.</summary>
    private static void PutValue(CppText text, FieldDescriptor field, string value)
    {
        if (field.FieldType == FieldType.Message)
        {
            text.Line($"WriteMessage(Writer, {field.FieldNumber}, {value});");
            return;
        }

        var kind = CppKind.Of(field);
        text.Line($"Writer.PutTag({field.FieldNumber}, EWireType::{kind.WireType});");
        text.Line($"Writer.Put{kind.Name}({value});");
    }

    private static void WriteMerger(CppText text, MessageDescriptor message)
    {
        var fields = message.Fields.InFieldNumberOrder();
        var parameter = fields.Count == 0 ? "" : " OutMessage";
        text.Block(
            $"void MergeFields(FProtoReader& Reader, {CppNames.Struct(message)}&{parameter})",
            () =>
                text.Block(
                    "while (Reader.NextField())",
                    () =>
                    {
                        if (fields.Count == 0)
                        {
                            text.Line("Reader.SkipField();");
                            return;
                        }

                        text.Switch(
                            "Reader.GetTag()",
                            () =>
                            {
                                foreach (var field in fields)
                                {
                                    MergeField(text, field);
                                }

                                text.Case("default:", "Reader.SkipField();", "break;");
                            }
                        );
                    }
                )
        );
        text.Line();
    }

    private static void MergeField(CppText text, FieldDescriptor field)
    {
        var member = $"OutMessage.{CppNames.Member(field)}";
        if (field.RealContainingOneof is { } oneof)
        {
            Case(text, field, WireType(field), MergeAlternative(field, $"OutMessage.{CppNames.Member(oneof)}"));
        }
        else if (field.FieldType == FieldType.Message)
        {
            var merge = field.IsRepeated ? "AppendMessage" : "MergeMessage";
            Case(text, field, WireType(field), $"{merge}(Reader, {member});");
        }
        else if (field.IsRepeated)
        {
            var kind = CppKind.Of(field);
            if (kind.IsNumber)
            {
                // A reader takes both forms, whichever the contract says.
                Case(text, field, "LengthDelimited", $"Reader.ReadPacked<{kind.ReadMethod}>({member});");
            }

            Case(text, field, kind.WireType, $"{member}.push_back({kind.Read});");
        }
        else
        {
            Case(text, field, WireType(field), $"{member} = {CppKind.Of(field).Read};");
        }
    }

    private static string MergeAlternative(FieldDescriptor field, string oneof)
    {
        var type = OneofShape.Alternative(field);
        if (!OneofShape.IsWrapped(field))
        {
            return $"MergeAlternative<{type}>(Reader, {oneof});";
        }

        return field.FieldType == FieldType.Message
            ? throw new NotSupportedException(
                $"{field.FullName}: the same message twice in a oneof is not written yet."
            )
            : $"{oneof} = {type}{{{CppKind.Of(field).Read}}};";
    }

    private static string WireType(FieldDescriptor field) =>
        field.FieldType == FieldType.Message ? "LengthDelimited" : CppKind.Of(field).WireType;

    private static void Case(CppText text, FieldDescriptor field, string wireType, string statement) =>
        text.Case($"case MakeTag({field.FieldNumber}, EWireType::{wireType}):", statement, "break;");
}
