using Sidecar.Configuration;

namespace Sidecar.Usage;

/// <summary>The configured prices. A kind without a price costs nothing and is counted as unpriced.</summary>
internal sealed class PriceTable(PricingOptions options)
{
    private const decimal Million = 1_000_000m;
    private const decimal MsPerMinute = 60_000m;

    /// <summary>Empty without any price.</summary>
    public string Currency => options.Models.Count > 0 ? options.Currency : "";

    /// <summary>The amount of a response with its cost.</summary>
    public UsageAmount OfResponse(string model, UsageAmount amount)
    {
        ModelPriceOptions prices = Of(model);
        Bill bill = new();
        bill.Add(amount.TextInput - amount.CachedTextInput, prices.TextInput);
        bill.Add(amount.AudioInput - amount.CachedAudioInput, prices.AudioInput);
        bill.Add(amount.ImageInput - amount.CachedImageInput, prices.ImageInput);
        bill.Add(amount.CachedTextInput, prices.CachedTextInput ?? prices.TextInput);
        bill.Add(amount.CachedAudioInput, prices.CachedAudioInput ?? prices.AudioInput);
        bill.Add(amount.CachedImageInput, prices.CachedImageInput ?? prices.ImageInput);
        bill.Add(amount.TextOutput, prices.TextOutput);
        bill.Add(amount.AudioOutput, prices.AudioOutput);
        return amount with { Cost = bill.Cost, UnpricedTokens = bill.UnpricedTokens };
    }

    /// <summary>The amount of a transcription with its cost: by tokens or by time, as the server counted it.</summary>
    public UsageAmount OfTranscription(string model, UsageAmount amount)
    {
        ModelPriceOptions prices = Of(model);
        Bill bill = new();
        bill.Add(amount.TranscriptionTextInput, prices.TextInput);
        bill.Add(amount.TranscriptionAudioInput, prices.AudioInput);
        bill.Add(amount.TranscriptionOutput, prices.TextOutput);
        decimal ofTime = amount.TranscriptionMs * (decimal)(prices.PerMinute ?? 0) / MsPerMinute;
        return amount with
        {
            Cost = bill.Cost + ofTime,
            UnpricedTokens = bill.UnpricedTokens,
            UnpricedMs = prices.PerMinute is null ? amount.TranscriptionMs : 0,
        };
    }

    private ModelPriceOptions Of(string model) => options.Models.GetValueOrDefault(model) ?? new ModelPriceOptions();

    private sealed class Bill
    {
        public decimal Cost { get; private set; }

        public long UnpricedTokens { get; private set; }

        public void Add(long tokens, double? pricePerMillion)
        {
            if (pricePerMillion is { } price)
            {
                Cost += tokens * (decimal)price / Million;
            }
            else
            {
                UnpricedTokens += tokens;
            }
        }
    }
}
