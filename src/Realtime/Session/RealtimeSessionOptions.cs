using System.Collections.Frozen;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;

namespace Sidecar.Realtime.Session;

/// <summary>Where and how to open a session.</summary>
public sealed record RealtimeSessionOptions
{
    /// <summary>OpenAI's own endpoint.</summary>
    public static readonly Uri OpenAIEndpoint = new("wss://api.openai.com/v1/realtime");

    /// <summary>
    /// The WebSocket URL; <c>http</c> and <c>https</c> are taken for <c>ws</c> and <c>wss</c>. <see cref="Model"/> is
    /// put in place of <c>{model}</c> or <c>{deployment}</c>; without those it is added as <c>?model=</c>, unless the URL
    /// already says <c>model</c>, <c>call_id</c> or <c>intent</c>.
    /// </summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model, or at Azure the deployment; null when the URL says it all.</summary>
    public string? Model { get; init; }

    /// <summary>How the server writes the Realtime API; default OpenAI's GA interface.</summary>
    public RealtimeDialect Dialect { get; init; } = RealtimeDialect.OpenAI;

    /// <summary>What this provider can do; default what its dialect usually can.</summary>
    public RealtimeCapabilities Capabilities
    {
        get => field ?? Dialect.Capabilities;
        init;
    }

    /// <summary>Where the credential goes; default as the dialect has it.</summary>
    public RealtimeAuthentication Authentication
    {
        get => field ?? Dialect.Authentication;
        init;
    }

    /// <summary>More parameters of the URL's query, unescaped. May hold secrets.</summary>
    public IReadOnlyDictionary<string, string> ExtraQuery { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Sent and confirmed before <see cref="IRealtimeSession.StartAsync"/> returns; null takes the session as
    /// the server makes it. Its audio formats say what is on the wire; the session converts from and to PCM16 24 kHz.
    /// </summary>
    public SessionConfiguration? Configuration { get; init; }

    /// <summary>Asked once per connection for the key, token or ephemeral secret, presented as
    /// <see cref="Authentication"/> says; null, or a null answer, sends none.</summary>
    public Func<CancellationToken, ValueTask<string?>>? Credential { get; init; }

    /// <summary>More headers of the handshake. May hold secrets.</summary>
    public IReadOnlyDictionary<string, string> ExtraHeaders { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary><c>OpenAI-Safety-Identifier</c>: a stable hash of the end user.</summary>
    public string? SafetyIdentifier { get; init; }

    /// <summary><c>OpenAI-Organization</c>.</summary>
    public string? Organization { get; init; }

    /// <summary><c>OpenAI-Project</c>.</summary>
    public string? Project { get; init; }

    /// <summary>The most time for TCP, TLS and the WebSocket handshake; default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most time for <c>session.created</c> and again for <c>session.updated</c>; default 10 s.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most time that an orderly close may take; default 5 s. Servers often never answer it.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often to send a WebSocket ping; default 20 s. No answer for as long again ends the session.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a <c>response.create</c> may stay unanswered before the next may be sent; default 10 s.</summary>
    public TimeSpan ResponseStartTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A longer message of the server ends the session; default 32 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Microphone audio kept while the socket can't keep up; default 5 s. Beyond it the oldest is dropped.
    /// </summary>
    public TimeSpan AudioQueue { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Control events kept while the socket can't keep up; default 1024. Beyond it the session ends: control is
    /// never dropped.</summary>
    public int ControlQueueEvents { get; init; } = 1024;

    /// <summary>Sees each message of the server as it came, before its event, on the receive thread; the memory is valid
    /// during the call only. For diagnosis; default null.</summary>
    public Action<ReadOnlyMemory<byte>>? Received { get; init; }

    /// <summary>Dialect and address, without what may hold a secret.</summary>
    public override string ToString() => $"{Dialect.Name} at {SessionEndpoint.Display(Endpoint)}";
}
