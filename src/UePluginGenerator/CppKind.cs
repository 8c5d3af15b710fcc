using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>
/// How the plugin's wire codec deals with one kind of number, text or bytes: <paramref name="Name"/> is the part that
/// its methods have in common (<c>ReadInt64</c>, <c>WriteInt64</c>, <c>PutInt64</c>), <paramref name="WireType"/> the
/// enumerator of <c>EWireType</c>, <paramref name="Type"/> the C++ type and <paramref name="Zero"/> its default, empty
/// for a type that has one of its own.
/// </summary>
internal sealed record CppKind(string Name, string WireType, string Type, string Zero)
{
    /// <summary>Numbers are packed when they repeat; the rest cannot be.</summary>
    public bool IsNumber => Name is not ("String" or "Bytes");

    /// <summary>The kind of a field that is no message.</summary>
    /// <exception cref="NotSupportedException">The contract has not used this kind so far.</exception>
    public static CppKind Of(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Int32 => new("Int32", "Varint", "int32_t", "0"),
            FieldType.Int64 => new("Int64", "Varint", "int64_t", "0"),
            FieldType.UInt32 => new("UInt32", "Varint", "uint32_t", "0"),
            FieldType.UInt64 => new("UInt64", "Varint", "uint64_t", "0"),
            FieldType.Bool => new("Bool", "Varint", "bool", "false"),
            FieldType.Float => new("Float", "Fixed32", "float", "0.0f"),
            FieldType.Double => new("Double", "Fixed64", "double", "0.0"),
            FieldType.String => new("String", "LengthDelimited", "std::string", ""),
            FieldType.Bytes => new("Bytes", "LengthDelimited", "std::vector<uint8_t>", ""),
            FieldType.Enum => OfEnum(field.EnumType),
            _ => throw new NotSupportedException(
                $"{field.FullName}: FProtoReader and FProtoWriter don't know {field.FieldType} yet."
            ),
        };

    /// <summary>The expression that reads a value, e.g. <c>Reader.ReadEnum&lt;ERole&gt;()</c>.</summary>
    public string Read => $"Reader.Read{Name}{TemplateArgument}()";

    /// <summary>The method that <c>ReadPacked</c> calls for each value.</summary>
    public string ReadMethod => $"&FProtoReader::Read{Name}{TemplateArgument}";

    /// <summary>The method that <c>WritePacked</c> calls for each value.</summary>
    public string PutMethod => $"&FProtoWriter::Put{Name}{TemplateArgument}";

    private string TemplateArgument => Name == "Enum" ? $"<{Type}>" : "";

    private static CppKind OfEnum(EnumDescriptor enumType)
    {
        var type = CppNames.Enum(enumType);
        return new("Enum", "Varint", type, $"{type}::{CppNames.EnumValue(enumType.FindValueByNumber(0))}");
    }
}
