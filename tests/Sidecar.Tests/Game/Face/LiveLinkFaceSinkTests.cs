using Sidecar.Face.LiveLinkFace;
using Sidecar.Game.Face;
using Sidecar.Protocol.V1;
using Sidecar.Tests.LiveLinkFace;

namespace Sidecar.Tests.Game.Face;

public sealed class LiveLinkFaceSinkTests
{
    [Fact]
    public void WhatTheGameShows_IsSent_AndARestIsLeftBehind()
    {
        using FaceReceiver receiver = new();
        Welcome welcome = new() { Character = "Ada", CurveNames = { "MouthClose", "JawOpen", "unknown" } };
        using (LiveLinkFaceSink sink = new(receiver.EndPoint, welcome))
        {
            sink.OnFace(0, [0.1f, 0.5f, 0.9f]);
            sink.OnFace(400, [0.2f, 0.6f, 0.9f]);
        }

        List<LiveLinkFaceDatagram> received = receiver.Take();
        Assert.Equal([("Ada", 0), ("Ada", 1), ("Ada", 2)], received.Select(d => (d.Subject, d.FrameNumber)));
        Assert.Equal([0.5f, 0.6f, 0], received.Select(FaceReceiver.JawOf));
        Assert.Equal(0.7f, received[0].Values.Sum() + 0.1f, 1e-5f);
        Assert.All(received[^1].Values, value => Assert.Equal(0, value));
    }
}
