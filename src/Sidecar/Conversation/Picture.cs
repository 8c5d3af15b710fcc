using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

/// <summary>From a picture of the game to an item of the conversation.</summary>
internal static class Picture
{
    public const int MaxBytes = 3 * 1024 * 1024;

    private const int MaxTextCharacters = 16_000;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    /// <exception cref="FormatException">A field is impossible; the message names it.</exception>
    public static ConversationItem ToItem(SendImage image)
    {
        bool isPng = image.MimeType == "image/png";
        if (!isPng && image.MimeType != "image/jpeg")
        {
            throw new FormatException($"mime_type '{image.MimeType}' is neither image/png nor image/jpeg");
        }
        if (image.Data.Length > MaxBytes)
        {
            throw new FormatException($"data has {image.Data.Length} bytes; {MaxBytes} are allowed");
        }
        if (!image.Data.Span.StartsWith(isPng ? PngSignature : JpegSignature))
        {
            throw new FormatException($"data does not begin as {image.MimeType} does");
        }
        if (image.Detail is not ("" or "auto" or "low" or "high"))
        {
            throw new FormatException($"detail '{image.Detail}' is not auto, low or high");
        }
        if (image.Text.Length > MaxTextCharacters)
        {
            throw new FormatException($"text has {image.Text.Length} characters; {MaxTextCharacters} are allowed");
        }
        ContentPart picture = new()
        {
            Kind = ContentKind.InputImage,
            ImageUrl = $"data:{image.MimeType};base64,{Convert.ToBase64String(image.Data.Span)}",
            ImageDetail = image.Detail.Length > 0 ? image.Detail : null,
        };
        return new ConversationItem
        {
            Kind = ItemKind.Message,
            Role = ItemRole.User,
            Content =
                image.Text.Length > 0
                    ? [new ContentPart { Kind = ContentKind.InputText, Text = image.Text }, picture]
                    : [picture],
        };
    }

    public static bool IsIn(ConversationItem item) => item.Content.Any(p => p.Kind == ContentKind.InputImage);

    /// <summary>The item without its picture, for a session that need not see it once more.</summary>
    public static ConversationItem Remove(ConversationItem item) =>
        item with
        {
            Content =
            [
                .. item.Content.Select(p =>
                    p.Kind == ContentKind.InputImage
                        ? new ContentPart { Kind = ContentKind.InputText, Text = "(a picture that was shown earlier)" }
                        : p
                ),
            ],
        };
}
