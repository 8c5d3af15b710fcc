using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Credentials;

/// <summary>Tells a refused credential from everything else that can go wrong.</summary>
internal static class CredentialRefusal
{
    /// <summary>HTTP 401, close 3000, <c>invalid_api_key</c>, or a code that says that a secret has expired.</summary>
    public static bool Is(RealtimeFailure failure) =>
        failure.Kind == RealtimeFailureKind.Unauthorized || IsCode(failure.Code);

    public static bool Is(ErrorInfo error) =>
        IsCode(error.Code) || error.Type is "authentication_error" or "invalid_authentication_error";

    // The session's own end is called session_expired, and is nobody's credential.
    private static bool IsCode(string? code) =>
        code is "invalid_api_key" or "expired_api_key" or "invalid_token" or "expired_token" or "token_expired"
        || (code?.EndsWith("secret_expired", StringComparison.Ordinal) ?? false);
}
