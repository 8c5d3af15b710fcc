using System.Runtime.CompilerServices;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>Items with ids of our own: made, put first, deleted; and a history as it is told to a new session.</summary>
internal sealed class ItemsCheck : IProviderCheck
{
    private static readonly Expectation Ids = new("item_ids", "an item keeps the client's id");
    private static readonly Expectation Insert = new("item_insert", "previous_item_id puts an item at its place");
    private static readonly Expectation Duplicate = new("duplicate_item", "an id that exists is refused");
    private static readonly Expectation Delete = new("item_delete", "conversation.item.deleted");
    private static readonly Expectation History = new(
        "history_replay",
        "text of user and assistant, and a call with output"
    );

    public string Title => "items and history";

    public IReadOnlyList<Expectation> Expectations { get; } = [Ids, Insert, Duplicate, Delete, History];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(exam.Brief, cancellationToken);
        ItemEvent? added = await AddAsync(
            probe,
            ConversationItem.UserText("One.", "doctor_one"),
            null,
            cancellationToken
        );
        yield return added switch
        {
            { Item.Id: "doctor_one" } => Ids.Ok("kept"),
            null => Ids.Fails(WhyNot(probe), "history can't be told to a new session"),
            _ => Ids.Fails($"replaced by {added.Item.Id}", "history can't be corrected after an interruption"),
        };
        if (added is null)
        {
            yield break;
        }
        ItemEvent? inserted = await AddAsync(
            probe,
            ConversationItem.UserText("Two.", "doctor_two"),
            "doctor_one",
            cancellationToken
        );
        yield return inserted switch
        {
            { PreviousItemId: "doctor_one" } => Insert.Ok("put after doctor_one"),
            { PreviousItemId: null } => Insert.Ok("taken; its place is not told"),
            null => Insert.Fails(WhyNot(probe)),
            _ => Insert.Fails($"put after {inserted.PreviousItemId}"),
        };
        int mark = probe.Send(new ItemCreate(ConversationItem.UserText("One again.", "doctor_one")));
        yield return await probe.AnswerAsync<ItemEvent>(mark, cancellationToken, e => e is not ItemDone) switch
        {
            ServerError error => Duplicate.Ok(ErrorText.Of(error.Error)),
            ItemEvent => Duplicate.Ok("taken", "the sidecar never does it"),
            _ => Duplicate.Ok("not answered", "the sidecar never does it"),
        };
        mark = probe.Send(new ItemDelete("doctor_one"));
        yield return await probe.AnswerAsync<ItemDeleted>(mark, cancellationToken) switch
        {
            ItemDeleted => Delete.Ok("deleted"),
            ServerError error => Delete.Fails(ErrorText.Of(error.Error)),
            _ => Delete.Fails("not answered"),
        };
        yield return await ReplayAsync(probe, cancellationToken);
    }

    private static async Task<Finding> ReplayAsync(Probe probe, CancellationToken cancellationToken)
    {
        ConversationItem[] items =
        [
            ConversationItem.UserText("Is the lamp lit?", "doctor_user"),
            ConversationItem.FunctionCall("call_doctor", "check_lamp", "{}", "doctor_call"),
            ConversationItem.FunctionCallOutput("call_doctor", """{"state":"on"}""", "doctor_output"),
            ConversationItem.AssistantText("Yes, it is.", "doctor_answer"),
        ];
        foreach (ConversationItem item in items)
        {
            if (await AddAsync(probe, item, null, cancellationToken) is null)
            {
                return History.Fails(
                    $"{item.Kind} of {item.Role}: {WhyNot(probe)}",
                    "a conversation is forgotten with its session"
                );
            }
        }
        return History.Ok($"{items.Length} items taken");
    }

    private static async Task<ItemEvent?> AddAsync(
        Probe probe,
        ConversationItem item,
        string? previous,
        CancellationToken cancellationToken
    )
    {
        int mark = probe.Send(new ItemCreate(item, previous));
        return await probe.AnswerAsync<ItemEvent>(mark, cancellationToken, e => e is not ItemDone) as ItemEvent;
    }

    private static string WhyNot(Probe probe) =>
        probe.Journal.Since<ServerError>(0) is [.., var error] ? ErrorText.Of(error.Error) : "not answered";
}
