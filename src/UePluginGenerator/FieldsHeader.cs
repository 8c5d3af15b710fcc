using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>Writes <c>MessageFields.h</c>: what the messages need of each other, and nobody else of them.</summary>
internal static class FieldsHeader
{
    /// <summary>The text of the header.</summary>
    public static string Write(IReadOnlyList<FileDescriptor> files)
    {
        var text = new CppText("proto/sidecar/v1");
        text.Line("#pragma once");
        text.Line();
        text.Comment(
            " The fields of each message, one after the other. Only for the generated sources and Core/Wire/MessageCodec.h."
        );
        text.Namespace(() =>
        {
            text.Line("class FProtoReader;");
            text.Line("class FProtoWriter;");
            text.Line();
            foreach (var file in files)
            {
                WriteFile(text, file);
            }
        });
        return text.ToString();
    }

    private static void WriteFile(CppText text, FileDescriptor file)
    {
        foreach (var type in file.MessageTypes.Select(CppNames.Struct))
        {
            text.Line($"struct {type};");
            text.Line($"void WriteFields(FProtoWriter& Writer, const {type}& Message);");
            text.Line($"void MergeFields(FProtoReader& Reader, {type}& OutMessage);");
            text.Line();
        }
    }
}
