using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>Writes <c>XMessages.cpp</c>: the functions that <c>XMessages.h</c> declares.</summary>
internal static class MessagesSource
{
    /// <summary>The text of the source file.</summary>
    public static string Write(FileDescriptor file)
    {
        var text = new CppText($"proto/{file.Name}");
        text.Includes([GeneratedFiles.MessagesInclude(file)]);
        text.Includes([GeneratedFiles.FieldsInclude, "Core/Wire/MessageCodec.h"]);
        text.Namespace(() =>
        {
            foreach (var enumType in file.EnumTypes)
            {
                WriteToString(text, enumType);
            }

            foreach (var message in MessageOrder.Of(file))
            {
                WriteFunctions(text, CppNames.Struct(message));
            }
        });
        return text.ToString();
    }

    private static void WriteToString(CppText text, EnumDescriptor enumType)
    {
        var type = CppNames.Enum(enumType);
        text.Block(
            $"const char* ToString({type} Value)",
            () =>
                text.Switch(
                    "Value",
                    () =>
                    {
                        foreach (var name in enumType.Values.Select(CppNames.EnumValue))
                        {
                            text.Case($"case {type}::{name}:", $"return \"{name}\";");
                        }

                        text.Case("default:", "return \"Unknown\";");
                    }
                )
        );
        text.Line();
    }

    private static void WriteFunctions(CppText text, string type)
    {
        text.Block($"size_t EncodedSize(const {type}& Message)", () => text.Line("return CountMessage(Message);"));
        text.Line();
        text.Block(
            $"void Encode(const {type}& Message, std::vector<uint8_t>& OutBytes)",
            () => text.Line("EncodeMessage(Message, OutBytes);")
        );
        text.Line();
        text.Block(
            $"FWireResult Decode(std::span<const uint8_t> Bytes, {type}& OutMessage)",
            () => text.Line("return DecodeMessage(Bytes, OutMessage);")
        );
        text.Line();
    }
}
