using CsCheck;
using Sidecar.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Usage;

namespace Sidecar.Tests.Usage;

public sealed class UsageLedgerTests
{
    private static readonly Gen<ResponseUsage> Responses =
        from text in Gen.Int[0, 5_000]
        from audio in Gen.Int[0, 50_000]
        from cachedText in Gen.Int[0, 6_000]
        from cachedAudio in Gen.Int[0, 60_000]
        from spoken in Gen.Int[0, 4_096]
        from hasDetails in Gen.Bool
        select new ResponseUsage
        {
            InputTokens = text + audio,
            OutputTokens = spoken,
            InputDetails = hasDetails ? new TokenDetails { TextTokens = text, AudioTokens = audio } : null,
            CachedDetails = hasDetails ? new TokenDetails { TextTokens = cachedText, AudioTokens = cachedAudio } : null,
            OutputDetails = hasDetails ? new TokenDetails { AudioTokens = spoken } : null,
        };

    private static readonly Gen<TranscriptionUsage> Transcriptions =
        from seconds in Gen.Double[0, 30]
        from tokens in Gen.Int[0, 500]
        from isTimed in Gen.Bool
        select isTimed
            ? new TranscriptionUsage { Seconds = seconds }
            : new TranscriptionUsage { InputTokens = tokens, OutputTokens = tokens / 3 };

    [Fact]
    public void Total_IsTheSumOfItsParts_ToTheLastDigit()
    {
        Gen.Select(Responses.Array[0, 20], Transcriptions.Array[0, 20])
            .Sample(
                (responses, transcriptions) =>
                {
                    DayUsage day = new(TimeProvider.System, file: null);
                    UsageLedger ledger = Open(day);
                    UsageAmount sum = default;
                    foreach (ResponseUsage usage in responses)
                    {
                        sum += ledger.AddResponse(usage);
                    }
                    foreach (TranscriptionUsage usage in transcriptions)
                    {
                        sum += ledger.AddTranscription(usage);
                    }

                    return sum == ledger.Conversation && sum == ledger.Session && sum == day.Today;
                }
            );
    }

    [Fact]
    public void Cost_IsNeverLessThanWithEverythingCached_NorMoreThanWithNothing()
    {
        Responses.Sample(usage =>
        {
            decimal cost = Open().AddResponse(usage).Cost;
            decimal uncached = Open().AddResponse(usage with { CachedDetails = null }).Cost;

            return cost >= 0 && cost <= uncached;
        });
    }

    [Fact]
    public void AnotherSession_BeginsAtZero_AndTheConversationGoesOn()
    {
        UsageLedger ledger = Open();
        UsageAmount first = ledger.AddResponse(new ResponseUsage { InputTokens = 10 });

        ledger.BeginSession();
        UsageAmount second = ledger.AddResponse(new ResponseUsage { InputTokens = 7 });

        Assert.Equal(second, ledger.Session);
        Assert.Equal(first + second, ledger.Conversation);
    }

    private static UsageLedger Open(DayUsage? day = null) =>
        new UsageBook(
            new PriceTable(
                new PricingOptions
                {
                    Models = new Dictionary<string, ModelPriceOptions>(StringComparer.Ordinal)
                    {
                        ["m"] = new()
                        {
                            TextInput = 4.1,
                            AudioInput = 32.7,
                            CachedTextInput = 0.41,
                            CachedAudioInput = 0.43,
                            TextOutput = 16.3,
                            AudioOutput = 63.9,
                        },
                        ["t"] = new() { PerMinute = 0.0061, TextOutput = 9.7 },
                    },
                }
            ),
            new BudgetOptions(),
            day ?? new DayUsage(TimeProvider.System, file: null)
        ).Open("m", "t");
}
