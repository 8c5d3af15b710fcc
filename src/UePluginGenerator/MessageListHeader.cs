using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>Writes <c>MessageList.h</c> for the tests: every message, ours beside the official library's.</summary>
internal static class MessageListHeader
{
    /// <summary>The text of the header.</summary>
    public static string Write(IReadOnlyList<FileDescriptor> files)
    {
        var text = new CppText("proto/sidecar/v1");
        text.Line("#pragma once");
        text.Line();
        text.Includes(files.Select(GeneratedFiles.ComparisonInclude));
        text.Namespace(() =>
        {
            text.Comment(" Calls Visitor.Visit<Ours, Theirs>() for each message of the contract.");
            text.Line("template <typename VisitorType>");
            text.Block(
                "void VisitMessages(VisitorType& Visitor)",
                () =>
                {
                    foreach (var message in files.SelectMany(file => file.MessageTypes))
                    {
                        var theirs = ComparisonHeader.OfficialType(message);
                        text.Line($"Visitor.template Visit<{CppNames.Struct(message)}, {theirs}>();");
                    }
                }
            );
            text.Line();
        });
        return text.ToString();
    }
}
