using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Session;

namespace Sidecar.Configuration;

/// <summary>How the configured provider is to be spoken with: the only place where its kind turns into a dialect.</summary>
internal sealed class ProviderProfile
{
    private readonly ProviderOptions _provider;
    private readonly bool _isSimulator;

    /// <param name="provider">As configured.</param>
    /// <param name="kind">What its kind comes to.</param>
    public ProviderProfile(ProviderOptions provider, ProviderKind kind)
    {
        _provider = provider;
        _isSimulator = kind == ProviderKind.Simulator;
        Dialect = DialectOf(kind, provider.Dialect);
        Capabilities = WithWishes(Dialect.Capabilities, provider.Capabilities);
    }

    public RealtimeDialect Dialect { get; }

    public RealtimeCapabilities Capabilities { get; }

    /// <summary>The user's audio on the wire.</summary>
    public AudioFormat InputFormat => FormatOf(_provider.InputFormat, _provider.InputSampleRateHz);

    /// <summary>The assistant's audio on the wire.</summary>
    public AudioFormat OutputFormat => FormatOf(_provider.OutputFormat, _provider.OutputSampleRateHz);

    /// <summary>The options with what the provider wants. The credential is not its business, only where it goes.</summary>
    public RealtimeSessionOptions ApplyTo(RealtimeSessionOptions options) =>
        _isSimulator
            ? options with
            {
                Capabilities = Capabilities,
            }
            : options with
            {
                Dialect = Dialect,
                Capabilities = Capabilities,
                Authentication =
                    AuthSchemeText.TryParse(_provider.AuthScheme, out RealtimeAuthentication? chosen)
                    && chosen is not null
                        ? chosen
                        : Dialect.Authentication,
                ExtraHeaders = NameValueText.Parse(_provider.Headers, StringComparer.OrdinalIgnoreCase, out _),
                ExtraQuery = NameValueText.Parse(_provider.Query, StringComparer.Ordinal, out _),
            };

    private static RealtimeDialect DialectOf(ProviderKind kind, ProviderDialect chosen) =>
        (kind, chosen) switch
        {
            (ProviderKind.Azure, _) => RealtimeDialect.Azure,
            (ProviderKind.XAi, _) => RealtimeDialect.XAi,
            (ProviderKind.Compatible, ProviderDialect.Beta) => RealtimeDialect.Beta,
            (ProviderKind.Compatible, ProviderDialect.XAi) => RealtimeDialect.XAi,
            (ProviderKind.Compatible, _) => RealtimeDialect.Compatible,
            _ => RealtimeDialect.OpenAI,
        };

    private RealtimeCapabilities WithWishes(RealtimeCapabilities usual, ProviderCapabilityOptions wishes) =>
        usual with
        {
            Truncate = Is(wishes.Truncate, usual.Truncate),
            Cancel = Is(wishes.Cancel, usual.Cancel),
            SpeechEvents = Is(wishes.SpeechEvents, usual.SpeechEvents),
            ItemDoneEvents = Is(wishes.ItemDone, usual.ItemDoneEvents),
            Transcription = Is(wishes.Transcription, usual.Transcription),
            FunctionCalls = Is(wishes.ToolCalls, usual.FunctionCalls),
            OutOfBandResponses = Is(wishes.OutOfBand, usual.OutOfBandResponses),
            InputSampleRateHz = _provider.InputSampleRateHz,
            OutputSampleRateHz = _provider.OutputSampleRateHz,
        };

    private static bool Is(CapabilityWish wish, bool usual) =>
        wish switch
        {
            CapabilityWish.Yes => true,
            CapabilityWish.No => false,
            _ => usual,
        };

    private static AudioFormat FormatOf(ProviderAudioFormat format, int rateHz) =>
        format switch
        {
            ProviderAudioFormat.Pcmu => AudioFormat.Pcmu,
            ProviderAudioFormat.Pcma => AudioFormat.Pcma,
            _ => new AudioFormat("audio/pcm", rateHz),
        };
}
