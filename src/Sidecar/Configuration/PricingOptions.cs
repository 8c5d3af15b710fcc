using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.Configuration;

/// <summary>What the provider charges. There are no prices of our own: they change without us.</summary>
internal sealed record PricingOptions
{
    [Description("Currency of every price and budget; only shown, never converted.")]
    [Required]
    [MaxLength(8)]
    public string Currency { get; init; } = "USD";

    /// <summary>By the model's name, as in <c>Provider:Model</c> or <c>Provider:TranscriptionModel</c>.</summary>
    [Description("Prices by model.")]
    public IReadOnlyDictionary<string, ModelPriceOptions> Models { get; init; } =
        new Dictionary<string, ModelPriceOptions>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Prices of one model, per million tokens unless it says otherwise; null where there is none.</summary>
internal sealed record ModelPriceOptions
{
    [Description("Per million tokens of text that the model reads.")]
    [Range(0.0, 1_000_000.0)]
    public double? TextInput { get; init; }

    [Description("Per million tokens of sound that it hears.")]
    [Range(0.0, 1_000_000.0)]
    public double? AudioInput { get; init; }

    [Description("Per million tokens of pictures that it sees.")]
    [Range(0.0, 1_000_000.0)]
    public double? ImageInput { get; init; }

    [Description("The same from the provider's cache; empty: as `TextInput`.")]
    [Range(0.0, 1_000_000.0)]
    public double? CachedTextInput { get; init; }

    [Description("The same from the provider's cache; empty: as `AudioInput`.")]
    [Range(0.0, 1_000_000.0)]
    public double? CachedAudioInput { get; init; }

    [Description("The same from the provider's cache; empty: as `ImageInput`.")]
    [Range(0.0, 1_000_000.0)]
    public double? CachedImageInput { get; init; }

    [Description("Per million tokens of text that it writes.")]
    [Range(0.0, 1_000_000.0)]
    public double? TextOutput { get; init; }

    [Description("Per million tokens of sound that it makes.")]
    [Range(0.0, 1_000_000.0)]
    public double? AudioOutput { get; init; }

    [Description("Per minute of transcribed speech, for a transcription model that counts time.")]
    [Range(0.0, 1_000_000.0)]
    public double? PerMinute { get; init; }
}
