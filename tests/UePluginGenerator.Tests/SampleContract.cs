using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator.Tests;

/// <summary>Small contracts made in memory, without protoc and without comments.</summary>
internal static class SampleContract
{
    /// <summary>One file <c>sample/v1/odd_names.proto</c> with these types.</summary>
    public static FileDescriptor File(
        IEnumerable<DescriptorProto>? messages = null,
        IEnumerable<EnumDescriptorProto>? enums = null
    )
    {
        var file = new FileDescriptorProto
        {
            Name = "sample/v1/odd_names.proto",
            Package = "sample.v1",
            Syntax = "proto3",
        };
        file.MessageType.AddRange(messages ?? []);
        file.EnumType.AddRange(enums ?? []);
        return Contract.FromSet(new FileDescriptorSet { File = { file } })[0];
    }

    public static DescriptorProto Message(string name, params IEnumerable<FieldDescriptorProto> fields)
    {
        var message = new DescriptorProto { Name = name };
        message.Field.AddRange(fields);
        return message;
    }

    public static FieldDescriptorProto Field(
        string name,
        int number,
        FieldDescriptorProto.Types.Type type,
        string typeName = ""
    )
    {
        var field = new FieldDescriptorProto
        {
            Name = name,
            Number = number,
            Type = type,
            Label = FieldDescriptorProto.Types.Label.Optional,
        };
        if (typeName.Length > 0)
        {
            field.TypeName = typeName;
        }

        return field;
    }

    public static EnumDescriptorProto Enum(string name, params IEnumerable<string> values)
    {
        var enumType = new EnumDescriptorProto { Name = name };
        enumType.Value.AddRange(
            values.Select((value, number) => new EnumValueDescriptorProto { Name = value, Number = number })
        );
        return enumType;
    }
}
