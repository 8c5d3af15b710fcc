using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Dialects;

/// <summary>Azure OpenAI GA: as OpenAI, with the part of content_part events a second time as <c>content</c>.</summary>
internal sealed class AzureDialect : Dialect
{
    // Models and transcribers are named by their deployment.
    public override bool AnyNames => true;

    public override IEnumerable<JsonObject> Translate(JsonObject serverEvent)
    {
        if ((string?)serverEvent["type"] is "response.content_part.added" or "response.content_part.done")
        {
            serverEvent["content"] = serverEvent["part"]?.DeepClone();
        }

        return [serverEvent];
    }
}
