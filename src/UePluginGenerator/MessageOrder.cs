using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>The order in which C++ has to see the messages of a file: each after those that it is made of.</summary>
internal static class MessageOrder
{
    /// <summary>The messages of the file, in the order of the contract as far as that is possible.</summary>
    /// <exception cref="NotSupportedException">A message contains itself, or is declared inside another.</exception>
    public static IReadOnlyList<MessageDescriptor> Of(FileDescriptor file)
    {
        var order = new List<MessageDescriptor>();
        var open = new HashSet<MessageDescriptor>();
        foreach (var message in file.MessageTypes)
        {
            Visit(message, order, open);
        }

        return order;
    }

    private static void Visit(MessageDescriptor message, List<MessageDescriptor> order, HashSet<MessageDescriptor> open)
    {
        if (order.Contains(message))
        {
            return;
        }

        if (message.NestedTypes.Count > 0 || message.EnumTypes.Count > 0)
        {
            throw new NotSupportedException(
                $"{message.FullName}: types inside of messages (maps, too) are not written."
            );
        }

        if (!open.Add(message))
        {
            throw new NotSupportedException($"{message.FullName} contains itself: its struct can't.");
        }

        foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
        {
            if (field.MessageType.File == message.File)
            {
                Visit(field.MessageType, order, open);
            }
        }

        order.Add(message);
    }
}
