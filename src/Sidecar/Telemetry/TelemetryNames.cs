namespace Sidecar.Telemetry;

/// <summary>
/// Names of attributes: those of OpenTelemetry's conventions for generative AI (status: development, as of 2026-11)
/// where one fits, and our own under <c>sidecar.</c>.
/// </summary>
internal static class TelemetryNames
{
    public const string Source = "Sidecar";

    public const string Operation = "gen_ai.operation.name";
    public const string Chat = "chat";
    public const string Provider = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string Character = "gen_ai.agent.name";
    public const string ConversationId = "gen_ai.conversation.id";
    public const string OutputType = "gen_ai.output.type";
    public const string Speech = "speech";
    public const string ResponseId = "gen_ai.response.id";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string TokenType = "gen_ai.token.type";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string CachedInputTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string ErrorType = "error.type";

    public const string Modality = "sidecar.token.modality";
    public const string Cached = "sidecar.token.cached";
    public const string Stage = "sidecar.turn.stage";
    public const string TurnId = "sidecar.turn.id";
    public const string TurnInput = "sidecar.turn.input";
    public const string Interrupted = "sidecar.turn.interrupted";
    public const string State = "sidecar.conversation.state";
    public const string LimitName = "sidecar.rate_limit.name";
    public const string Currency = "sidecar.currency";
    public const string Cost = "sidecar.cost";
    public const string Underruns = "sidecar.playback.underruns";
    public const string MicrophoneToSocket = "sidecar.microphone_to_socket";
}
