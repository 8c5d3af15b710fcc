using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

/// <summary>Takes the session's own credential out of what a server says, whatever a key of that server looks like.
/// </summary>
internal sealed class SecretFilter
{
    // Anything shorter may be part of any word.
    private const int ShortestSecret = 6;

    private volatile string? _secret;

    /// <summary>What may not be repeated.</summary>
    public void Set(string? credential) =>
        _secret = credential?.Trim() is { Length: >= ShortestSecret } secret ? secret : null;

    public string Clean(string text) =>
        _secret is { } secret
            ? ErrorReader.WithoutKeys(text.Replace(secret, "<key>", StringComparison.Ordinal))
            : ErrorReader.WithoutKeys(text);

    /// <summary>The event itself, unless it quotes the credential.</summary>
    public ServerEvent Clean(ServerEvent serverEvent) =>
        serverEvent switch
        {
            ServerError { Error: var error } when Quotes(error) => new ServerError
            {
                EventId = serverEvent.EventId,
                Error = Clean(error),
            },
            ResponseDone { Response: { StatusDetails: { Error: { } error } details } response } when Quotes(error) =>
                new ResponseDone
                {
                    EventId = serverEvent.EventId,
                    Response = response with { StatusDetails = details with { Error = Clean(error) } },
                },
            _ => serverEvent,
        };

    private bool Quotes(ErrorInfo error) =>
        _secret is { } secret
        && (
            error.Message.Contains(secret, StringComparison.Ordinal)
            || error.Param?.Contains(secret, StringComparison.Ordinal) == true
        );

    private ErrorInfo Clean(ErrorInfo error) =>
        error with
        {
            Message = Clean(error.Message),
            Param = error.Param is { } param ? Clean(param) : null,
        };
}
