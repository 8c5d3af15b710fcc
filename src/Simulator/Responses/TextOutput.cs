using System.Text;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Responses;

/// <summary>A written message.</summary>
internal sealed class TextOutput(
    SessionContext session,
    ResponseRun run,
    int outputIndex,
    ConversationItem item,
    string text
) : OutputItem(session, run, outputIndex, item)
{
    private readonly ContentPart _part = new("output_text") { Text = "" };

    public override IEnumerable<Pause> Write()
    {
        Begin();
        EmitPart("response.content_part.added", new JsonObject { ["type"] = "text", ["text"] = "" });
        Item.Content.Add(_part);
        var written = new StringBuilder();
        var tokens = TextTokens.Split(text);
        var limit = Run.CutAfterAudioMs is null ? tokens.Count : tokens.Count / 2;
        foreach (var (index, token) in tokens.Index())
        {
            if (Run.TokensLeft == 0 || index == limit)
            {
                Cut = true;
                yield break;
            }

            written.Append(token);
            _part.Text = written.ToString();
            Run.Usage.AddOutputText(1);
            Run.Spend(1);
            EmitDelta("response.output_text.delta", token);
            yield return Pause.For(Session.Timing.TextTokenInterval);
        }
    }

    protected override void CloseContent()
    {
        Emit("response.output_text.done", ("text", _part.Text));
        EmitPart("response.content_part.done", new JsonObject { ["type"] = "text", ["text"] = _part.Text });
    }
}
