using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Tests.Session;

public sealed class ItemCompletionTests
{
    private readonly ItemCompletion _completion = new(serverSaysSo: false);

    [Fact]
    public void WholeItem_IsDoneWhenAdded()
    {
        var done = _completion.After(Added("i", ItemStatus.Completed, "before"));

        Assert.Equal(("i", "before"), (done!.Item.Id, done.PreviousItemId));
    }

    [Fact]
    public void UsersSpeech_IsDoneWhenCommitted()
    {
        Assert.Null(_completion.After(Added("i", ItemStatus.InProgress, null)));
        Assert.Null(_completion.After(new SpeechStopped { ItemId = "i" }));

        var done = _completion.After(new InputAudioCommitted { ItemId = "i", PreviousItemId = "before" });

        Assert.Equal(("i", ItemStatus.Completed), (done!.Item.Id, done.Item.Status));
        Assert.Equal("before", done.PreviousItemId);
        Assert.Null(_completion.After(new InputAudioCommitted { ItemId = "i" }));
    }

    [Fact]
    public void AssistantsItem_IsDoneWithTheOutputItem()
    {
        Assert.Null(_completion.After(Added("i", ItemStatus.InProgress, "u")));

        var done = _completion.After(
            new OutputItemDone
            {
                Item = new ConversationItem
                {
                    Kind = ItemKind.Message,
                    Id = "i",
                    Status = ItemStatus.Incomplete,
                },
            }
        );

        Assert.Equal(("i", ItemStatus.Incomplete), (done!.Item.Id, done.Item.Status));
        Assert.Equal("u", done.PreviousItemId);
    }

    [Fact]
    public void ServerThatSaysItAfterAll_IsLeftToIt()
    {
        Assert.Null(
            _completion.After(
                new ItemDone
                {
                    Item = new ConversationItem { Kind = ItemKind.Message, Id = "i" },
                }
            )
        );

        Assert.Null(_completion.After(Added("j", ItemStatus.Completed, null)));
    }

    [Fact]
    public void ServerThatSaysIt_GetsNoHelp() =>
        Assert.Null(new ItemCompletion(serverSaysSo: true).After(Added("i", ItemStatus.Completed, null)));

    private static ItemAdded Added(string id, ItemStatus status, string? previous) =>
        new()
        {
            PreviousItemId = previous,
            Item = new ConversationItem
            {
                Kind = ItemKind.Message,
                Id = id,
                Status = status,
            },
        };
}
