using Sidecar.Game.Playback;
using Sidecar.Game.Recording;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game.Recording;

public sealed class RunLogTests
{
    [Fact]
    public void ForgetBefore_AfterThousandsOfUtterances_KeepsABoundedMemory()
    {
        var log = new RunLog();
        for (ulong id = 1; id <= 5000; id++)
        {
            log.Utterance(id, 0);
            log.History.Add([new PlayedRun(id, 0, 0, 10)]);
            log.States.Add(new StateRecord(0, ConversationState.Speaking, ""));
            log.Captions.Apply(new CaptionUpdate { ItemId = $"item_{id}" }, 0);
            log.Dropped.Add(new DroppedAudio(id, 0, [1]));
            log.ForgetBefore(id - Math.Min(id, 50));
        }

        Assert.Equal(51, log.Utterances.Count);
        Assert.Equal(200, log.States.Count);
        Assert.Equal(200, log.Captions.Items.Count);
        Assert.Equal(200, log.Dropped.Count);
        Assert.Empty(log.History.RunsOf(4949));
        Assert.Single(log.History.RunsOf(4950));
    }
}
