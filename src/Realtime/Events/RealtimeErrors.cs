using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Events;

/// <summary>What to do about an error of the server.</summary>
public enum RealtimeErrorClass
{
    /// <summary>A race that resolves itself, such as cancelling what just ended: note it and go on.</summary>
    Benign,

    /// <summary>Worth the same attempt again, now or a little later.</summary>
    Retry,

    /// <summary>Slow down: try again after a growing delay.</summary>
    RateLimit,

    /// <summary>What was asked for can't be had: a person must change the configuration.</summary>
    Configuration,

    /// <summary>The client sent something wrong: a fault of this program.</summary>
    ClientFault,

    /// <summary>The session is over but a new one may be opened at once.</summary>
    Reconnect,

    /// <summary>No attempt will succeed until a person acts (key, account, quota, model).</summary>
    Fatal,

    /// <summary>A code this build doesn't know: report it and go on.</summary>
    Unknown,
}

/// <summary>Sorts the errors of the server by what to do about them.</summary>
public static class RealtimeErrors
{
    /// <summary>
    /// By code first, then by type, and for codes that mean several things by the text.
    /// </summary>
    public static RealtimeErrorClass Classify(ErrorInfo error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Code switch
        {
            "input_audio_buffer_commit_empty"
            or "response_cancel_not_active"
            or "item_truncate_invalid_item_id"
            or "item_delete_invalid_item_id"
            or "item_retrieve_invalid_item_id"
            or "item_create_duplicate_item_id"
            or "audio_unintelligible" => RealtimeErrorClass.Benign,

            "conversation_already_has_active_response" or "server_error" or "bad_response_create" =>
                RealtimeErrorClass.Retry,

            "rate_limit_exceeded" or "inference_rate_limit_exceeded" => RealtimeErrorClass.RateLimit,

            "cannot_update_voice" or "DeploymentNotFound" or "OpperationNotSupported" or "OperationNotSupported" =>
                RealtimeErrorClass.Configuration,

            "missing_required_parameter" or "unknown_parameter" or "invalid_event" or "invalid_json" =>
                RealtimeErrorClass.ClientFault,

            "session_expired" => RealtimeErrorClass.Reconnect,

            "beta_api_shape_disabled"
            or "invalid_api_key"
            or "account_deactivated"
            or "billing_hard_limit_reached"
            or "insufficient_quota"
            or "model_not_found" => RealtimeErrorClass.Fatal,

            "invalid_value" => IsTruncateRace(error.Message)
                ? RealtimeErrorClass.Benign
                : RealtimeErrorClass.ClientFault,

            _ => ClassifyByType(error),
        };
    }

    /// <summary>How long the server asks to wait, where its text says so ("Please try again in 1.2s."); at most a day.
    /// </summary>
    public static TimeSpan? RetryAfter(ErrorInfo error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return RetryHints.FromText(error.Message);
    }

    private static bool IsTruncateRace(string message) =>
        message.Contains("is already shorter than", StringComparison.Ordinal)
        || message.Contains("Only model output audio messages can be truncated", StringComparison.Ordinal);

    private static RealtimeErrorClass ClassifyByType(ErrorInfo error) =>
        error.Type switch
        {
            "insufficient_quota" or "authentication_error" => RealtimeErrorClass.Fatal,
            "server_error" => RealtimeErrorClass.Retry,
            "tokens" or "requests" or "rate_limit_error" => RealtimeErrorClass.RateLimit,
            "transcription_error" => RealtimeErrorClass.Benign,
            _ when error.Message.StartsWith("Unsupported option for this model", StringComparison.Ordinal)
                    || error.Message.StartsWith("Passing a transcription session", StringComparison.Ordinal) =>
                RealtimeErrorClass.Configuration,
            _ => RealtimeErrorClass.Unknown,
        };
}
