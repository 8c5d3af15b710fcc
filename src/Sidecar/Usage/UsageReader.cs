using Sidecar.Realtime.Events;

namespace Sidecar.Usage;

/// <summary>From what a server says of its tokens to amounts, whether or not it says all of it.</summary>
internal static class UsageReader
{
    // Ten hours in one item: more is a fault of the server, not speech.
    private const double MaxTranscribedSeconds = 36_000;

    /// <summary>
    /// Tokens that the server does not sort into kinds count as text. Cached tokens that it does not sort are taken from
    /// text first: the discount on text is the smaller one, so the cost is never shown too low.
    /// </summary>
    public static UsageAmount Of(ResponseUsage usage)
    {
        TokenDetails input = usage.InputDetails ?? new TokenDetails();
        long audio = Count(input.AudioTokens);
        long image = Count(input.ImageTokens);
        long text = Math.Max(Count(input.TextTokens), Count(usage.InputTokens) - audio - image);
        (long cachedText, long cachedAudio, long cachedImage) = usage.CachedDetails is { } cached
            ? (Count(cached.TextTokens), Count(cached.AudioTokens), Count(cached.ImageTokens))
            : Spread(Count(input.CachedTokens), text, audio);
        TokenDetails output = usage.OutputDetails ?? new TokenDetails();
        long spoken = Count(output.AudioTokens);
        return new UsageAmount
        {
            TextInput = text,
            AudioInput = audio,
            ImageInput = image,
            CachedTextInput = Math.Min(cachedText, text),
            CachedAudioInput = Math.Min(cachedAudio, audio),
            CachedImageInput = Math.Min(cachedImage, image),
            TextOutput = Math.Max(Count(output.TextTokens), Count(usage.OutputTokens) - spoken),
            AudioOutput = spoken,
        };
    }

    /// <summary>Tokens of the transcription that are not sorted count as sound.</summary>
    public static UsageAmount Of(TranscriptionUsage usage)
    {
        long text = Count(usage.InputDetails?.TextTokens);
        long output = Count(usage.OutputTokens);
        long input = Math.Max(Count(usage.InputTokens), text + Count(usage.InputDetails?.AudioTokens));
        if (usage is { InputTokens: null, InputDetails: null })
        {
            input = Math.Max(0, Count(usage.TotalTokens) - output);
        }
        return new UsageAmount
        {
            TranscriptionTextInput = text,
            TranscriptionAudioInput = input - text,
            TranscriptionOutput = output,
            TranscriptionMs = (long)Math.Round(Math.Clamp(usage.Seconds ?? 0, 0, MaxTranscribedSeconds) * 1000),
        };
    }

    private static (long Text, long Audio, long Image) Spread(long cached, long text, long audio)
    {
        long ofText = Math.Min(cached, text);
        long ofAudio = Math.Min(cached - ofText, audio);
        return (ofText, ofAudio, cached - ofText - ofAudio);
    }

    private static long Count(int? tokens) => Math.Max(0, tokens ?? 0);
}
