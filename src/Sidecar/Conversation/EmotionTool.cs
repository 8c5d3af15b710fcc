using System.Text.Json;
using Sidecar.Face.Life;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Conversation;

/// <summary>The function by which the model says how the character looks. The conversation answers it itself; the game
/// never sees it.</summary>
internal static class EmotionTool
{
    public const string Name = "show_emotion";

    private const float UsualIntensity = 0.7f;

    public static FunctionTool Tool { get; } =
        new(
            Name,
            "Shows an emotion on your face while you speak. Call it together with what you say, only when your feeling "
                + "changes, and never mention it.",
            Parameters()
        );

    /// <summary>Reads the arguments of a call.</summary>
    /// <returns>Null, or what is wrong with them.</returns>
    public static string? Read(string argumentsJson, out FaceEmotion emotion, out float intensity)
    {
        emotion = FaceEmotion.Neutral;
        intensity = UsualIntensity;
        try
        {
            using JsonDocument document = JsonDocument.Parse(argumentsJson);
            JsonElement arguments = document.RootElement;
            if (
                arguments.ValueKind != JsonValueKind.Object
                || !arguments.TryGetProperty("emotion", out JsonElement name)
                || name.ValueKind != JsonValueKind.String
                || !FaceEmotions.TryParse(name.GetString()!, out emotion)
            )
            {
                return $"emotion must be one of {string.Join(", ", FaceEmotions.Names)}";
            }
            if (arguments.TryGetProperty("intensity", out JsonElement given))
            {
                if (given.ValueKind != JsonValueKind.Number || given.GetDouble() is not (>= 0 and <= 1))
                {
                    return "intensity must be a number from 0 to 1";
                }
                intensity = given.GetSingle();
            }
            return null;
        }
        catch (JsonException)
        {
            return "the arguments are not valid JSON";
        }
    }

    private static JsonElement Parameters() =>
        JsonSerializer.SerializeToElement(
            new EmotionParameters(
                "object",
                new EmotionProperties(new("string", [.. FaceEmotions.Names]), new("number", 0, 1)),
                ["emotion"]
            ),
            EmotionToolJson.Default.EmotionParameters
        );
}

internal sealed record EmotionParameters(string Type, EmotionProperties Properties, string[] Required);

internal sealed record EmotionProperties(EmotionChoice Emotion, EmotionRange Intensity);

internal sealed record EmotionChoice(string Type, string[] Enum);

internal sealed record EmotionRange(string Type, int Minimum, int Maximum);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(
    PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase
)]
[System.Text.Json.Serialization.JsonSerializable(typeof(EmotionParameters))]
internal sealed partial class EmotionToolJson : System.Text.Json.Serialization.JsonSerializerContext;
