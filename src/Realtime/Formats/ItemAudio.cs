using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Formats;

/// <summary>The sound of the user in items to be sent: PCM16 24 kHz on this side, as the wire has it on the other.
/// </summary>
internal static class ItemAudio
{
    /// <summary>The event itself, unless it holds sound.</summary>
    /// <exception cref="FormatException">Sound that is no base64.</exception>
    public static ClientEvent ToWire(ClientEvent clientEvent, WireFormat format) =>
        clientEvent switch
        {
            ItemCreate create when HasAudio(create.Item) => create with { Item = ToWire(create.Item, format) },
            ResponseCreate { Configuration: { Input: { } input } configuration } create when input.Any(HasAudio) =>
                create with
                {
                    Configuration = configuration with { Input = [.. input.Select(item => ToWire(item, format))] },
                },
            _ => clientEvent,
        };

    private static bool HasAudio(ConversationItem item) => item.Content.Any(part => part.AudioBase64 is not null);

    private static ConversationItem ToWire(ConversationItem item, WireFormat format) =>
        item with
        {
            Content =
            [
                .. item.Content.Select(part =>
                    part.AudioBase64 is { } audio ? part with { AudioBase64 = ToWire(audio, format) } : part
                ),
            ],
        };

    private static string ToWire(string pcmBase64, WireFormat format)
    {
        var converter = new InputAudioConverter(format);
        var wire = new List<byte>();
        wire.AddRange(converter.Convert(Convert.FromBase64String(pcmBase64)));
        wire.AddRange(converter.Flush());
        return Convert.ToBase64String(wire.ToArray());
    }
}
