using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>How a oneof becomes a <c>std::variant</c> whose alternatives are told apart by their types.</summary>
internal static class OneofShape
{
    /// <summary>
    /// Whether the alternative stands in a small struct of its own: always when it is no message, and when another
    /// alternative is the same message. So a later alternative never changes the type of an earlier one that is text.
    /// </summary>
    public static bool IsWrapped(FieldDescriptor field) =>
        field.FieldType != FieldType.Message
        || field.RealContainingOneof.Fields.Count(other =>
            other.FieldType == FieldType.Message && other.MessageType == field.MessageType
        ) > 1;

    /// <summary>The type of the alternative, as seen from outside of the message's struct.</summary>
    public static string Alternative(FieldDescriptor field) =>
        IsWrapped(field)
            ? $"{CppNames.Struct(field.ContainingType)}::{CppNames.Wrapper(field)}"
            : CppNames.Struct(field.MessageType);
}
