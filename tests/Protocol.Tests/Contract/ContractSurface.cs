using Google.Protobuf.Reflection;
using Sidecar.Protocol.V1;

namespace Sidecar.Protocol.Tests.Contract;

/// <summary>
/// The contract as lines of text, one for each thing that a peer on the wire relies on: messages, fields, enums,
/// their values, services, calls, and what is reserved.
/// </summary>
internal static class ContractSurface
{
    private const int WidestReservedRange = 1000;

    /// <summary>The descriptors of every .proto file that is compiled into the protocol assembly.</summary>
    public static IReadOnlyList<FileDescriptor> CompiledFiles { get; } =
    [
        .. typeof(Hello)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>()
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Of(IEnumerable<FileDescriptor> files) =>
        [
            .. files.SelectMany(file =>
                file.Services.OrderBy(service => service.FullName, StringComparer.Ordinal)
                    .SelectMany(OfService)
                    .Concat(file.MessageTypes.OrderBy(m => m.FullName, StringComparer.Ordinal).SelectMany(OfMessage))
                    .Concat(file.EnumTypes.OrderBy(e => e.FullName, StringComparer.Ordinal).SelectMany(OfEnum))
            ),
        ];

    private static IEnumerable<string> OfService(ServiceDescriptor service) =>
        service
            .Methods.Select(call =>
                $"rpc {service.FullName} {call.Name} "
                + $"{(call.IsClientStreaming ? "stream " : "")}{call.InputType.FullName} -> "
                + $"{(call.IsServerStreaming ? "stream " : "")}{call.OutputType.FullName}"
            )
            .Prepend($"service {service.FullName}");

    private static IEnumerable<string> OfMessage(MessageDescriptor message)
    {
        yield return $"message {message.FullName}";
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            var oneof = field.RealContainingOneof is { } group ? $" oneof={group.Name}" : "";
            yield return $"field {message.FullName} {field.FieldNumber} {TypeOf(field)} {CardinalityOf(field)} "
                + $"{field.Name}{oneof}";
        }

        var proto = message.ToProto();
        var ranges = proto.ReservedRange.Select(range => (range.Start, Last: range.End - 1));
        foreach (var line in Reserved(message.FullName, ranges, proto.ReservedName))
        {
            yield return line;
        }

        foreach (var line in message.NestedTypes.SelectMany(OfMessage).Concat(message.EnumTypes.SelectMany(OfEnum)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> OfEnum(EnumDescriptor type)
    {
        var proto = type.ToProto();
        var ranges = proto.ReservedRange.Select(range => (range.Start, Last: range.End));
        return type
            .Values.OrderBy(value => value.Number)
            .Select(value => $"value {type.FullName} {value.Number} {value.Name}")
            .Prepend($"enum {type.FullName}")
            .Concat(Reserved(type.FullName, ranges, proto.ReservedName));
    }

    private static IEnumerable<string> Reserved(
        string owner,
        IEnumerable<(int First, int Last)> ranges,
        IEnumerable<string> names
    )
    {
        foreach (var (first, last) in ranges)
        {
            if (last - first >= WidestReservedRange)
            {
                throw new InvalidOperationException($"{owner} reserves {first} to {last}: too many numbers to lock.");
            }

            for (var number = first; number <= last; number++)
            {
                yield return $"reserved {owner} {number}";
            }
        }

        foreach (var name in names)
        {
            yield return $"reserved {owner} \"{name}\"";
        }
    }

    private static string TypeOf(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Message or FieldType.Group => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            var scalar => scalar.ToString().ToLowerInvariant(),
        };

    private static string CardinalityOf(FieldDescriptor field) =>
        field.IsMap ? "map"
        : field.IsRepeated ? "repeated"
        : field.ContainingOneof is { IsSynthetic: true } ? "optional"
        : "singular";
}
