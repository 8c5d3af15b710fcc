using Sidecar.Bridge;
using Sidecar.Conversation;
using Sidecar.Protocol.V1;
using Sidecar.Relay;

namespace Sidecar.Tests.Bridge;

public sealed class ClientLinkTests
{
    [Fact]
    public void IdleFacesForAClientThatDoesNotRead_AreLeftOut_AndDoNotEndIt()
    {
        FaceBatchPool pool = new();
        using ClientLink link = new("deaf", new RelayMeter(TimeProvider.System));
        for (int i = 0; i < 5_000; i++)
        {
            FaceBatch batch = pool.Rent();
            batch.Add(i, [0.5f]);
            Assert.True(link.TryPost(OutboundMessage.OfIdle(batch, welcomeSample: 0)));
            batch.Release();
        }

        // There is room for what counts.
        Assert.All(
            Enumerable.Range(0, 900),
            _ => Assert.True(link.TryPost(OutboundMessage.Of(new ServerMessage { Notice = new Notice() })))
        );
    }

    [Fact]
    public void FacesOfSpeech_AreNeverLeftOut()
    {
        FaceBatchPool pool = new();
        using ClientLink link = new("deaf", new RelayMeter(TimeProvider.System));
        int taken = 0;
        FaceBatch batch = pool.Rent();
        while (link.TryPost(OutboundMessage.Of(batch, utteranceId: 1)))
        {
            taken++;
        }

        Assert.Equal(1024, taken);
        batch.Release();
    }
}
