using Google.Protobuf.Reflection;
using Sidecar.Protocol;

namespace Sidecar.UePluginGenerator;

/// <summary>Writes <c>Contract.h</c>: the contract's version and the paths of its methods.</summary>
internal static class ContractHeader
{
    /// <summary>The text of the header.</summary>
    public static string Write(IReadOnlyList<FileDescriptor> files)
    {
        var text = new CppText("proto/sidecar/v1 and ContractVersions.cs");
        text.Line("#pragma once");
        text.Line();
        text.Includes(["cstdint"]);
        text.Comment(" Constants of the contract that these messages belong to.");
        text.Namespace(
            () =>
            {
                text.Comment(" Raised only when old clients can no longer be served.");
                text.Line($"inline constexpr uint32_t Major = {ContractVersions.Major};");
                text.Line();
                text.Comment(" Raised when fields or messages are added.");
                text.Line($"inline constexpr uint32_t Minor = {ContractVersions.Minor};");
                text.Line();
                foreach (var method in files.SelectMany(file => file.Services).SelectMany(service => service.Methods))
                {
                    text.Comment(method);
                    text.Line(
                        $"inline constexpr const char* {CppNames.MethodPath(method)} = \"/{method.Service.FullName}/{method.Name}\";"
                    );
                    text.Line();
                }
            },
            inner: "::Contract"
        );
        return text.ToString();
    }
}
