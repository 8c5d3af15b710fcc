using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sidecar.Game.Recording;

/// <summary>
/// Writes a contract message as JSON for reading and scripting: names as in the .proto, numbers as numbers, enums by
/// name, bytes as their length, and of long lists of numbers only how many there are.
/// </summary>
internal static class MessageJson
{
    private const int LongestNumberList = 16;

    /// <summary>Fields whose content must not be written anywhere.</summary>
    private static readonly HashSet<string> Secrets = ["token"];

    /// <summary>Writes the fields of a message as properties of the current object.</summary>
    public static void WriteFields(Utf8JsonWriter json, IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.HasPresence && !field.Accessor.HasValue(message))
            {
                continue;
            }

            var value = field.Accessor.GetValue(message);
            if (Secrets.Contains(field.Name))
            {
                continue;
            }

            switch (value)
            {
                case ByteString bytes:
                    json.WriteNumber($"{field.Name}_bytes", bytes.Length);
                    break;
                case IList list when list.Count > LongestNumberList && IsNumber(field):
                    json.WriteNumber($"{field.Name}_count", list.Count);
                    break;
                case IList list:
                    json.WriteStartArray(field.Name);
                    foreach (var item in list)
                    {
                        WriteValue(json, field, item);
                    }

                    json.WriteEndArray();
                    break;
                default:
                    json.WritePropertyName(field.Name);
                    WriteValue(json, field, value);
                    break;
            }
        }
    }

    private static bool IsNumber(FieldDescriptor field) =>
        field.FieldType is not (FieldType.Message or FieldType.String or FieldType.Bytes or FieldType.Enum);

    private static void WriteValue(Utf8JsonWriter json, FieldDescriptor field, object? value)
    {
        switch (value)
        {
            case IMessage message:
                json.WriteStartObject();
                WriteFields(json, message);
                json.WriteEndObject();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case float or double:
                var number = Convert.ToDouble(value);
                if (double.IsFinite(number))
                {
                    json.WriteNumberValue(Math.Round(number, 4));
                }
                else
                {
                    json.WriteNullValue();
                }

                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value));
                break;
            case uint or ulong:
                json.WriteNumberValue(Convert.ToUInt64(value));
                break;
            case Enum when field.FieldType == FieldType.Enum:
                json.WriteStringValue(
                    field.EnumType.FindValueByNumber(Convert.ToInt32(value))?.Name ?? $"{Convert.ToInt32(value)}"
                );
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
