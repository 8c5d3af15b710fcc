using System.Net;
using System.Net.Sockets;
using Sidecar.Face.LiveLinkFace;

namespace Sidecar.Tests.LiveLinkFace;

/// <summary>What an Unreal on this machine would receive.</summary>
internal sealed class FaceReceiver : IDisposable
{
    private const int JawOpen = 17;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
    {
        Blocking = false,
        ReceiveBufferSize = 4 * 1024 * 1024,
    };

    public FaceReceiver() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public static float JawOf(LiveLinkFaceDatagram datagram) => datagram.Values[JawOpen];

    /// <summary>Everything that has arrived since the last call.</summary>
    public List<LiveLinkFaceDatagram> Take()
    {
        List<LiveLinkFaceDatagram> all = [];
        byte[] bytes = new byte[2_048];
        while (true)
        {
            int count = _socket.Receive(bytes, SocketFlags.None, out SocketError error);
            if (error == SocketError.WouldBlock)
            {
                return all;
            }
            Assert.Equal(SocketError.Success, error);
            LiveLinkFaceDatagram? datagram = LiveLinkFaceDatagram.Read(bytes.AsSpan(0, count));
            Assert.NotNull(datagram);
            Assert.Equal(LiveLinkFaceFormat.CurveCount, datagram.Values.Count);
            all.Add(datagram);
        }
    }

    public void Dispose() => _socket.Dispose();
}
