using System.Net;
using System.Net.Sockets;

namespace Sidecar.LiveLinkFace;

/// <summary>
/// Sends datagrams to one place, and never waits: one that can't be sent is lost, as UDP is. Faults are counted, and
/// told once; that nobody listens yet is none worth stopping for.
/// </summary>
internal sealed class FaceSocket : IDisposable
{
    private readonly Socket _socket;
    private readonly Action<SocketError> _onFirstFault;
    private long _sent;
    private long _failed;

    public FaceSocket(IPEndPoint target, Action<SocketError> onFirstFault)
    {
        _onFirstFault = onFirstFault;
        _socket = new Socket(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            // Connected, so that a refusal comes back as an error of a later datagram.
            _socket.Connect(target);
        }
        catch (SocketException)
        {
            // There is no way to that address: every datagram will say so.
        }
    }

    /// <summary>Datagrams that were handed to the network.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Datagrams that were not, or before which a refusal came back.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    public void Send(ReadOnlySpan<byte> datagram)
    {
        _socket.Send(datagram, SocketFlags.None, out SocketError error);
        if (error == SocketError.Success)
        {
            Interlocked.Increment(ref _sent);
        }
        else if (Interlocked.Increment(ref _failed) == 1)
        {
            _onFirstFault(error);
        }
    }

    public void Dispose() => _socket.Dispose();
}
