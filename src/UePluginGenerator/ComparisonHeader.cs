using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>
/// Writes <c>XComparison.h</c> for the tests: <c>ExpectSame</c> holds each field of a message against the one that the
/// official C++ library has read from the same bytes.
/// </summary>
internal static class ComparisonHeader
{
    /// <summary>The text of the header.</summary>
    public static string Write(FileDescriptor file)
    {
        var text = new CppText($"proto/{file.Name}");
        text.Line("#pragma once");
        text.Line();
        text.Includes([
            .. file.Dependencies.Select(GeneratedFiles.ComparisonInclude),
            GeneratedFiles.MessagesInclude(file),
            "Oracle/ExpectSame.h",
            Path.ChangeExtension(file.Name, ".pb.h"),
        ]);
        text.Namespace(() =>
        {
            foreach (var message in MessageOrder.Of(file))
            {
                WriteComparison(text, message);
            }
        });
        return text.ToString();
    }

    /// <summary>The class that protoc writes for a message, e.g. <c>::sidecar::v1::Hello</c>.</summary>
    public static string OfficialType(MessageDescriptor message) =>
        "::" + message.FullName.Replace(".", "::", StringComparison.Ordinal);

    private static void WriteComparison(CppText text, MessageDescriptor message)
    {
        var fields = message.Fields.InFieldNumberOrder();
        var (ours, theirs) = (CppNames.Struct(message), OfficialType(message));
        if (fields.Count == 0)
        {
            text.Line($"inline void ExpectSame(const {ours}&, const {theirs}&) {{}}");
        }
        else
        {
            text.Block(
                $"inline void ExpectSame(const {ours}& Ours, const {theirs}& Theirs)",
                () =>
                {
                    foreach (var field in fields)
                    {
                        text.Line(Compare(field));
                    }
                }
            );
        }

        text.Line();
    }

    private static string Compare(FieldDescriptor field)
    {
        var number = field.FieldNumber;
        var ours = $"Ours.{CppNames.Member(field)}";
        var theirs = $"Theirs.{field.Name}()";
        var hasTheirs = $"Theirs.has_{field.Name}()";
        if (field.RealContainingOneof is { } oneof)
        {
            var expect = OneofShape.IsWrapped(field) ? "ExpectWrapped" : "ExpectAlternative";
            var variant = $"Ours.{CppNames.Member(oneof)}";
            return $"{expect}<{OneofShape.Alternative(field)}>({number}, {variant}, {hasTheirs}, {theirs});";
        }

        return field.IsRepeated ? $"ExpectRepeated({number}, {ours}, {theirs});"
            : field.HasPresence ? $"ExpectOptional({number}, {ours}, {hasTheirs}, {theirs});"
            : $"ExpectValue({number}, {ours}, {theirs});";
    }
}
