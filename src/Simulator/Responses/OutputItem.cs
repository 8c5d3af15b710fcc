using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Responses;

/// <summary>One item that a response is writing, from its announcement to its end.</summary>
internal abstract class OutputItem(SessionContext session, ResponseRun run, int outputIndex, ConversationItem item)
{
    public ConversationItem Item => item;

    /// <summary>True when the token limit cut the item short.</summary>
    public bool Cut { get; protected set; }

    protected SessionContext Session => session;

    protected ResponseRun Run => run;

    protected int OutputIndex => outputIndex;

    public bool Begun { get; private set; }

    /// <summary>Announces the item and writes it, with pauses.</summary>
    public abstract IEnumerable<Pause> Write();

    /// <summary>Ends the item, complete or not; nothing happens to an item that was never announced.</summary>
    public void Close(ItemStatus status)
    {
        if (!Begun)
        {
            return;
        }

        item.Status = status;
        CloseContent();
        if (run.Request.InConversation && session.Conversation.Find(item.Id) is not null)
        {
            // The live service loses the predecessor here when that is the conversation's first item.
            var log = session.Conversation;
            var forgotten = log.FollowsFirst(item) && !session.Options.StrictSpec;
            session.Events.ItemDone(item, forgotten ? null : log.PreviousOf(item));
        }

        session.Events.Emit(
            "response.output_item.done",
            ("response_id", run.Id),
            ("output_index", outputIndex),
            ("item", item.ToJson(session.Options.StrictSpec))
        );
    }

    protected abstract void CloseContent();

    protected void Begin()
    {
        Begun = true;
        item.Status = ItemStatus.InProgress;
        session.Events.Emit(
            "response.output_item.added",
            ("response_id", run.Id),
            ("output_index", outputIndex),
            ("item", item.ToJson(session.Options.StrictSpec))
        );
        if (run.Request.InConversation)
        {
            session.Conversation.TryInsert(item, previousItemId: null);
            session.Events.ItemAdded(item, session.Conversation.PreviousOf(item));
        }
    }

    protected void EmitPart(string type, JsonObject part) => Emit(type, ("part", part));

    /// <summary>An event about this item's only content part.</summary>
    protected void Emit(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> members) =>
        session.Events.Emit(
            type,
            [
                ("response_id", run.Id),
                ("item_id", item.Id),
                ("output_index", outputIndex),
                ("content_index", 0),
                .. members,
            ]
        );

    protected void EmitDelta(string type, string delta) =>
        Emit(type, ("delta", delta), ("obfuscation", session.Ids.Obfuscation()));
}
