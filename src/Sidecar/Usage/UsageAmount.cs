namespace Sidecar.Usage;

/// <summary>
/// What was used: tokens by kind, and what they cost. Cached tokens are part of their kind. Whole numbers and decimals
/// only, so that the sum of the parts is the total to the last digit, in any order.
/// </summary>
internal readonly record struct UsageAmount
{
    public long TextInput { get; init; }

    public long AudioInput { get; init; }

    public long ImageInput { get; init; }

    public long CachedTextInput { get; init; }

    public long CachedAudioInput { get; init; }

    public long CachedImageInput { get; init; }

    public long TextOutput { get; init; }

    public long AudioOutput { get; init; }

    public long TranscriptionTextInput { get; init; }

    public long TranscriptionAudioInput { get; init; }

    public long TranscriptionOutput { get; init; }

    public long TranscriptionMs { get; init; }

    public decimal Cost { get; init; }

    /// <summary>Tokens without a price: <see cref="Cost"/> does not hold them.</summary>
    public long UnpricedTokens { get; init; }

    /// <summary>Transcription counted in time, without a price.</summary>
    public long UnpricedMs { get; init; }

    public long CachedInput => CachedTextInput + CachedAudioInput + CachedImageInput;

    public long Input => TextInput + AudioInput + ImageInput;

    public long Output => TextOutput + AudioOutput;

    public long TranscriptionInput => TranscriptionTextInput + TranscriptionAudioInput;

    /// <summary>In and out, of the model and of the transcription.</summary>
    public long Tokens => Input + Output + TranscriptionInput + TranscriptionOutput;

    public static UsageAmount operator +(UsageAmount a, UsageAmount b) =>
        new()
        {
            TextInput = a.TextInput + b.TextInput,
            AudioInput = a.AudioInput + b.AudioInput,
            ImageInput = a.ImageInput + b.ImageInput,
            CachedTextInput = a.CachedTextInput + b.CachedTextInput,
            CachedAudioInput = a.CachedAudioInput + b.CachedAudioInput,
            CachedImageInput = a.CachedImageInput + b.CachedImageInput,
            TextOutput = a.TextOutput + b.TextOutput,
            AudioOutput = a.AudioOutput + b.AudioOutput,
            TranscriptionTextInput = a.TranscriptionTextInput + b.TranscriptionTextInput,
            TranscriptionAudioInput = a.TranscriptionAudioInput + b.TranscriptionAudioInput,
            TranscriptionOutput = a.TranscriptionOutput + b.TranscriptionOutput,
            TranscriptionMs = a.TranscriptionMs + b.TranscriptionMs,
            Cost = a.Cost + b.Cost,
            UnpricedTokens = a.UnpricedTokens + b.UnpricedTokens,
            UnpricedMs = a.UnpricedMs + b.UnpricedMs,
        };
}
