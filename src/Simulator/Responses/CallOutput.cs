using System.Text;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Responses;

/// <summary>A function call.</summary>
internal sealed class CallOutput(
    SessionContext session,
    ResponseRun run,
    int outputIndex,
    ConversationItem item,
    string arguments
) : OutputItem(session, run, outputIndex, item)
{
    public override IEnumerable<Pause> Write()
    {
        Begin();
        var written = new StringBuilder();
        var tokens = TextTokens.Split(arguments);
        var limit = Run.CutAfterAudioMs is null ? tokens.Count : tokens.Count / 2;
        foreach (var (index, token) in tokens.Index())
        {
            if (Run.TokensLeft == 0 || index == limit)
            {
                Cut = true;
                yield break;
            }

            written.Append(token);
            Item.Arguments = written.ToString();
            Run.Usage.AddOutputText(1);
            Run.Spend(1);
            EmitArguments(
                "response.function_call_arguments.delta",
                ("delta", token),
                ("obfuscation", Session.Ids.Obfuscation())
            );
            yield return Pause.For(Session.Timing.TextTokenInterval);
        }
    }

    protected override void CloseContent() =>
        EmitArguments("response.function_call_arguments.done", ("name", Item.Name), ("arguments", Item.Arguments));

    private void EmitArguments(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> members) =>
        Session.Events.Emit(
            type,
            [
                ("response_id", Run.Id),
                ("item_id", Item.Id),
                ("output_index", OutputIndex),
                ("call_id", Item.CallId),
                .. members,
            ]
        );
}
