using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Tests.Events;

public sealed class RealtimeErrorsTests
{
    [Theory]
    [InlineData("input_audio_buffer_commit_empty", RealtimeErrorClass.Benign)]
    [InlineData("response_cancel_not_active", RealtimeErrorClass.Benign)]
    [InlineData("item_truncate_invalid_item_id", RealtimeErrorClass.Benign)]
    [InlineData("item_create_duplicate_item_id", RealtimeErrorClass.Benign)]
    [InlineData("conversation_already_has_active_response", RealtimeErrorClass.Retry)]
    [InlineData("server_error", RealtimeErrorClass.Retry)]
    [InlineData("rate_limit_exceeded", RealtimeErrorClass.RateLimit)]
    [InlineData("cannot_update_voice", RealtimeErrorClass.Configuration)]
    [InlineData("unknown_parameter", RealtimeErrorClass.ClientFault)]
    [InlineData("session_expired", RealtimeErrorClass.Reconnect)]
    [InlineData("invalid_api_key", RealtimeErrorClass.Fatal)]
    [InlineData("insufficient_quota", RealtimeErrorClass.Fatal)]
    [InlineData("something_new", RealtimeErrorClass.Unknown)]
    [InlineData(null, RealtimeErrorClass.Unknown)]
    public void Code_DecidesTheClass(string? code, RealtimeErrorClass expected) =>
        Assert.Equal(expected, RealtimeErrors.Classify(new ErrorInfo { Type = "invalid_request_error", Code = code }));

    [Theory]
    [InlineData("Audio content of 400ms is already shorter than 900ms", RealtimeErrorClass.Benign)]
    [InlineData("Only model output audio messages can be truncated", RealtimeErrorClass.Benign)]
    [InlineData("Invalid value: 'foo'.", RealtimeErrorClass.ClientFault)]
    public void InvalidValue_IsBenignOnlyForATruncateRace(string message, RealtimeErrorClass expected) =>
        Assert.Equal(expected, RealtimeErrors.Classify(new ErrorInfo { Code = "invalid_value", Message = message }));

    [Theory]
    [InlineData("insufficient_quota", RealtimeErrorClass.Fatal)]
    [InlineData("server_error", RealtimeErrorClass.Retry)]
    [InlineData("tokens", RealtimeErrorClass.RateLimit)]
    public void Type_DecidesWithoutACode(string type, RealtimeErrorClass expected) =>
        Assert.Equal(expected, RealtimeErrors.Classify(new ErrorInfo { Type = type }));
}
