using System.Net;
using System.Net.Sockets;
using Sidecar.LiveLinkFace;

namespace Sidecar.Tests.LiveLinkFace;

public sealed class FaceSocketTests
{
    [Fact]
    public void WhenNobodyListens_FaultsAreCounted_ToldOnce_AndNothingEnds()
    {
        IPEndPoint place;
        using (FaceReceiver receiver = new())
        {
            place = receiver.EndPoint;
        }
        List<SocketError> told = [];
        using FaceSocket socket = new(place, told.Add);

        for (int i = 0; i < 20; i++)
        {
            socket.Send([1, 2, 3]);
        }

        Assert.Equal(20, socket.Sent + socket.Failed);
        Assert.True(socket.Failed > 0, "Loopback tells at once that nobody listens.");
        Assert.Single(told);
    }

    [Fact]
    public void WithoutAWayThere_EveryDatagramIsAFault()
    {
        // The limited broadcast address is refused to a socket that did not ask for it.
        using FaceSocket socket = new(new IPEndPoint(IPAddress.Broadcast, 11_111), _ => { });

        socket.Send([1]);
        socket.Send([1]);

        Assert.Equal((0, 2), (socket.Sent, socket.Failed));
    }
}
