using System.Collections.Frozen;
using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Dialects;

/// <summary>
/// How a server that speaks (nearly) the Realtime API writes it, as data. The client asks this record and never who the
/// server is; a server with ways of its own is one of these changed by <c>with</c>.
/// </summary>
public sealed record RealtimeDialect
{
    /// <summary>OpenAI's interface as generally available since August 2025.</summary>
    public static RealtimeDialect OpenAI { get; } = new() { Name = "openai" };

    /// <summary>Azure OpenAI GA: OpenAI's, with the key in a header <c>api-key</c>. A deployment stands for the model.
    /// </summary>
    public static RealtimeDialect Azure { get; } =
        new()
        {
            Name = "azure",
            DefaultPath = "/openai/v1/realtime",
            Authentication = RealtimeAuthentication.Header("api-key"),
            Remedies = DialectRemedies.Azure,
        };

    /// <summary>A server that takes the GA interface and may still send names of the beta.</summary>
    public static RealtimeDialect Compatible { get; } =
        new()
        {
            Name = "ga",
            EventAliases = Dialects.EventAliases.Beta,
            Remedies = DialectRemedies.Compatible,
        };

    /// <summary>A server that kept the beta interface: its event names, flat sessions, no <c>conversation.item.done</c>.
    /// </summary>
    public static RealtimeDialect Beta { get; } =
        new()
        {
            Name = "beta",
            SessionShape = SessionShape.Flat,
            EventAliases = Dialects.EventAliases.Beta,
            AssistantTextType = "text",
            Capabilities = new RealtimeCapabilities { ItemDoneEvents = false, OutOfBandResponses = false },
            Remedies = DialectRemedies.Compatible,
        };

    /// <summary>xAI's voice agent.</summary>
    public static RealtimeDialect XAi { get; } =
        new()
        {
            Name = "xai",
            SessionShape = SessionShape.Mixed,
            EventAliases = Dialects.EventAliases.XAi,
            AssistantTextType = "text",
            ResponseMetadata = false,
            Capabilities = new RealtimeCapabilities
            {
                Truncate = false,
                ItemDoneEvents = false,
                OutOfBandResponses = false,
            },
            Remedies = DialectRemedies.XAi,
        };

    /// <summary>For people and for status.</summary>
    public required string Name { get; init; }

    /// <summary>How configurations are written; default <see cref="SessionShape.Nested"/>.</summary>
    public SessionShape SessionShape { get; init; }

    /// <summary>
    /// Names of server events beside those of GA: the name on the wire, and the GA name of what it means. Two meanings
    /// that GA hasn't can be named too: <c>ping</c>, a sign of life, and
    /// <c>conversation.item.input_audio_transcription.updated</c>, which carries the whole transcript so far.
    /// </summary>
    public IReadOnlyDictionary<string, string> EventAliases { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Content type of the assistant's text in items sent to the server; default <c>output_text</c>.</summary>
    public string AssistantTextType { get; init; } = "output_text";

    /// <summary>
    /// Types of client events that this server doesn't know, besides those that <see cref="Capabilities"/> rules out:
    /// the session doesn't send them. Default none.
    /// </summary>
    public IReadOnlySet<string> UnknownClientEvents { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Takes <c>metadata</c> in <c>response.create</c> and gives it back; default true. Without, the session
    /// knows its own responses by their order alone.</summary>
    public bool ResponseMetadata { get; init; } = true;

    /// <summary>Path to take where the endpoint has none; null to take the endpoint as it is (default).</summary>
    public string? DefaultPath { get; init; }

    /// <summary>How such a server usually wants its key; default a bearer token.</summary>
    public RealtimeAuthentication Authentication { get; init; } = RealtimeAuthentication.Bearer;

    /// <summary>What such a server can usually do.</summary>
    public RealtimeCapabilities Capabilities { get; init; } = RealtimeCapabilities.OpenAIGa;

    /// <summary>What to tell a person when it refuses.</summary>
    public DialectRemedies Remedies { get; init; } = new();

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
