using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>The contract as protoc describes it, with its comments.</summary>
internal static class Contract
{
    /// <summary>Field number of <c>package</c> in a <c>FileDescriptorProto</c>: where its comment is found.</summary>
    private const int PackageField = 2;

    /// <summary>The .proto files of this build, each after those that it imports.</summary>
    public static IReadOnlyList<FileDescriptor> Load()
    {
        using var resource =
            typeof(Contract).Assembly.GetManifestResourceStream("contract.binpb")
            ?? throw new InvalidOperationException("The build has not embedded contract.binpb.");
        return FromSet(FileDescriptorSet.Parser.ParseFrom(resource));
    }

    /// <summary>The files of a descriptor set.</summary>
    public static IReadOnlyList<FileDescriptor> FromSet(FileDescriptorSet set) =>
        FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString()));

    /// <summary>What stands above <c>package</c>: what the file is about. Empty without a comment.</summary>
    public static string PackageComment(FileDescriptor file) =>
        file.ToProto()
            .SourceCodeInfo?.Location.FirstOrDefault(location => location.Path is [PackageField])
            ?.LeadingComments
        ?? "";

    /// <summary>What stands above an element. Empty without a comment.</summary>
    public static string Comment(IDescriptor descriptor) =>
        descriptor switch
        {
            MessageDescriptor message => message.Declaration,
            FieldDescriptor field => field.Declaration,
            EnumDescriptor enumType => enumType.Declaration,
            EnumValueDescriptor value => value.Declaration,
            OneofDescriptor oneof => oneof.Declaration,
            ServiceDescriptor service => service.Declaration,
            MethodDescriptor method => method.Declaration,
            _ => null,
        }
            is { } declaration
            ? declaration.LeadingComments
            : "";
}
