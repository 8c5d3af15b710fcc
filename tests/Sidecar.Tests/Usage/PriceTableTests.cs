using Sidecar.Configuration;
using Sidecar.Usage;

namespace Sidecar.Tests.Usage;

public sealed class PriceTableTests
{
    private static readonly PriceTable Prices = new(
        new PricingOptions
        {
            Models = new Dictionary<string, ModelPriceOptions>(StringComparer.OrdinalIgnoreCase)
            {
                ["talker"] = new()
                {
                    TextInput = 4,
                    AudioInput = 32,
                    ImageInput = 5,
                    CachedTextInput = 0.4,
                    CachedAudioInput = 0.5,
                    TextOutput = 16,
                    AudioOutput = 64,
                },
                ["writer"] = new() { AudioInput = 6, TextOutput = 10 },
                ["clock"] = new() { PerMinute = 0.006 },
                ["silent"] = new() { TextInput = 4, TextOutput = 16 },
            },
        }
    );

    [Fact]
    public void Response_CostsWhatItComesToByHand()
    {
        UsageAmount amount = new()
        {
            TextInput = 1_000,
            AudioInput = 5_000,
            ImageInput = 200,
            CachedTextInput = 600,
            CachedAudioInput = 2_000,
            CachedImageInput = 100,
            TextOutput = 300,
            AudioOutput = 1_500,
        };

        UsageAmount priced = Prices.OfResponse("Talker", amount);

        // 400 × 4 + 600 × 0.4 + 3000 × 32 + 2000 × 0.5 + 200 × 5 (no price for cached pictures) + 300 × 16 + 1500 × 64
        // = 1600 + 240 + 96000 + 1000 + 1000 + 4800 + 96000 = 200640 millionths.
        Assert.Equal(amount with { Cost = 0.200640m }, priced);
    }

    [Fact]
    public void Response_OfAKindWithoutPrice_IsUnpriced()
    {
        UsageAmount priced = Prices.OfResponse(
            "silent",
            new UsageAmount
            {
                TextInput = 1_000,
                AudioInput = 70,
                TextOutput = 500,
                AudioOutput = 30,
            }
        );

        // 1000 × 4 + 500 × 16 = 12000 millionths; 70 + 30 tokens of sound have no price.
        Assert.Equal((0.012m, 100), (priced.Cost, priced.UnpricedTokens));
    }

    [Fact]
    public void Response_OfAnUnknownModel_IsAllUnpriced()
    {
        UsageAmount priced = Prices.OfResponse("other", new UsageAmount { AudioInput = 10, CachedAudioInput = 4 });

        Assert.Equal((0m, 10), (priced.Cost, priced.UnpricedTokens));
    }

    [Fact]
    public void Transcription_ByTime_CostsPerMinute()
    {
        UsageAmount priced = Prices.OfTranscription("clock", new UsageAmount { TranscriptionMs = 90_000 });

        // 1.5 min × 0.006.
        Assert.Equal((0.009m, 0), (priced.Cost, priced.UnpricedMs));
        Assert.Equal(90_000, Prices.OfTranscription("writer", new UsageAmount { TranscriptionMs = 90_000 }).UnpricedMs);
    }

    [Fact]
    public void Transcription_ByTokens_CostsPerToken()
    {
        UsageAmount amount = new() { TranscriptionAudioInput = 500, TranscriptionOutput = 40 };

        // 500 × 6 + 40 × 10 = 3400 millionths.
        Assert.Equal(0.0034m, Prices.OfTranscription("writer", amount).Cost);
        Assert.Equal(540, Prices.OfTranscription("clock", amount).UnpricedTokens);
    }

    [Fact]
    public void Currency_WithoutPrices_IsNone()
    {
        Assert.Equal("USD", Prices.Currency);
        Assert.Equal("", new PriceTable(new PricingOptions()).Currency);
    }
}
