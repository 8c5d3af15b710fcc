using Sidecar.Realtime.Events;
using Sidecar.Usage;

namespace Sidecar.Tests.Usage;

public sealed class UsageReaderTests
{
    [Fact]
    public void Response_WithAllDetails_IsTakenAsItIs()
    {
        UsageAmount amount = UsageReader.Of(
            new ResponseUsage
            {
                TotalTokens = 1_000,
                InputTokens = 800,
                OutputTokens = 200,
                InputDetails = new TokenDetails
                {
                    TextTokens = 300,
                    AudioTokens = 400,
                    ImageTokens = 100,
                    CachedTokens = 350,
                },
                CachedDetails = new TokenDetails
                {
                    TextTokens = 200,
                    AudioTokens = 120,
                    ImageTokens = 30,
                },
                OutputDetails = new TokenDetails { TextTokens = 50, AudioTokens = 150 },
            }
        );

        UsageAmount expected = new()
        {
            TextInput = 300,
            AudioInput = 400,
            ImageInput = 100,
            CachedTextInput = 200,
            CachedAudioInput = 120,
            CachedImageInput = 30,
            TextOutput = 50,
            AudioOutput = 150,
        };
        Assert.Equal(expected, amount);
        Assert.Equal(1_000, amount.Tokens);
    }

    [Fact]
    public void Response_WithTotalsOnly_CountsAsText()
    {
        UsageAmount amount = UsageReader.Of(new ResponseUsage { InputTokens = 70, OutputTokens = 30 });

        Assert.Equal(new UsageAmount { TextInput = 70, TextOutput = 30 }, amount);
    }

    [Fact]
    public void Response_WithReasoningBesideText_CountsItAsOutput()
    {
        UsageAmount amount = UsageReader.Of(
            new ResponseUsage
            {
                OutputTokens = 100,
                OutputDetails = new TokenDetails
                {
                    TextTokens = 20,
                    AudioTokens = 50,
                    ReasoningTokens = 30,
                },
            }
        );

        Assert.Equal((50, 50), (amount.TextOutput, amount.AudioOutput));
    }

    [Fact]
    public void Cached_WithoutKinds_IsTakenFromTextFirst()
    {
        UsageAmount amount = UsageReader.Of(
            new ResponseUsage
            {
                InputTokens = 500,
                InputDetails = new TokenDetails
                {
                    TextTokens = 100,
                    AudioTokens = 400,
                    CachedTokens = 250,
                },
            }
        );

        Assert.Equal((100, 150, 0), (amount.CachedTextInput, amount.CachedAudioInput, amount.CachedImageInput));
    }

    [Fact]
    public void Cached_MoreThanThereIs_IsCutToIt()
    {
        UsageAmount amount = UsageReader.Of(
            new ResponseUsage
            {
                InputDetails = new TokenDetails { TextTokens = 10, AudioTokens = 20 },
                CachedDetails = new TokenDetails { TextTokens = 99, AudioTokens = 99 },
            }
        );

        Assert.Equal((10, 20), (amount.CachedTextInput, amount.CachedAudioInput));
    }

    [Fact]
    public void Response_WithImpossibleNumbers_IsNeverNegative()
    {
        UsageAmount amount = UsageReader.Of(
            new ResponseUsage
            {
                InputTokens = -5,
                OutputTokens = int.MinValue,
                InputDetails = new TokenDetails
                {
                    TextTokens = -1,
                    AudioTokens = int.MaxValue,
                    CachedTokens = -7,
                },
            }
        );

        Assert.Equal(new UsageAmount { AudioInput = int.MaxValue }, amount);
    }

    [Fact]
    public void Transcription_ByTime_IsCountedInMilliseconds()
    {
        Assert.Equal(
            new UsageAmount { TranscriptionMs = 2_750 },
            UsageReader.Of(new TranscriptionUsage { Seconds = 2.75 })
        );
        Assert.Equal(default, UsageReader.Of(new TranscriptionUsage { Seconds = -1 }));
        Assert.Equal(36_000_000, UsageReader.Of(new TranscriptionUsage { Seconds = 1e300 }).TranscriptionMs);
    }

    [Fact]
    public void Transcription_ByTokens_IsSortedWhereTheServerSorts()
    {
        UsageAmount sorted = UsageReader.Of(
            new TranscriptionUsage
            {
                TotalTokens = 45,
                InputTokens = 35,
                OutputTokens = 10,
                InputDetails = new TokenDetails { TextTokens = 5, AudioTokens = 30 },
            }
        );
        UsageAmount unsorted = UsageReader.Of(new TranscriptionUsage { InputTokens = 35, OutputTokens = 10 });
        UsageAmount total = UsageReader.Of(new TranscriptionUsage { TotalTokens = 45 });

        Assert.Equal((5, 30, 10), Parts(sorted));
        Assert.Equal((0, 35, 10), Parts(unsorted));
        Assert.Equal((0, 45, 0), Parts(total));
    }

    private static (long Text, long Audio, long Output) Parts(UsageAmount amount) =>
        (amount.TranscriptionTextInput, amount.TranscriptionAudioInput, amount.TranscriptionOutput);
}
