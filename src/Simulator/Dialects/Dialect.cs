using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Dialects;

/// <summary>
/// Between the GA interface, in which the simulator thinks, and what one session's client reads and writes. This class
/// is the GA interface itself.
/// </summary>
internal class Dialect
{
    /// <summary>The type of audio deltas, which are written without a detour over a JSON tree.</summary>
    public virtual string AudioDelta => "response.output_audio.delta";

    /// <summary>False for the live service's closed lists of voices and transcription models.</summary>
    public virtual bool AnyNames => false;

    public virtual bool Truncates => true;

    /// <summary>How often the server sends a <c>ping</c> event; null for never.</summary>
    public virtual TimeSpan? PingInterval => null;

    /// <summary>What a session is from its start, in GA terms; null for the model's defaults.</summary>
    public virtual JsonElement? Initial => null;

    public static Dialect Of(SimulatorOptions options, WireIds ids) =>
        options.Dialect switch
        {
            SimulatorDialect.Azure => new AzureDialect(),
            SimulatorDialect.Beta => new BetaDialect(ids, options.BetaInputRateHz, options.BetaOutputRateHz),
            SimulatorDialect.XAi => new XAiDialect(ids),
            _ => new Dialect(),
        };

    /// <summary>What the client gets for a GA event: the event itself, changed or not, with others or instead of it.</summary>
    public virtual IEnumerable<JsonObject> Translate(JsonObject serverEvent) => [serverEvent];

    /// <summary>The GA session of a session.update, or why there is none.</summary>
    public virtual RealtimeError? ReadSession(JsonElement update, out JsonElement session)
    {
        session = update;
        return null;
    }

    /// <summary>The GA parameters of a response.create.</summary>
    public virtual JsonElement ReadResponse(JsonElement parameters) => parameters;

    /// <summary>The GA item of a conversation.item.create.</summary>
    public virtual JsonElement ReadItem(JsonElement item) => item;
}
