using System.Net;
using Sidecar.Face.LiveLinkFace;
using Sidecar.LiveLinkFace;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Face;

/// <summary>Sends the face that the game shows to a Live Link Face receiver as well, and leaves it at rest.</summary>
internal sealed class LiveLinkFaceSink : IFaceTrackSink, IDisposable
{
    private readonly FaceSocket _socket;
    private readonly LiveLinkFaceEncoder _encoder;
    private readonly byte[] _datagram;
    private readonly float[] _values = new float[LiveLinkFaceFormat.CurveCount];
    private readonly int[] _places;
    private int _frame;

    /// <param name="target">Where the datagrams go.</param>
    /// <param name="welcome">Names the curves and the character.</param>
    public LiveLinkFaceSink(IPEndPoint target, Welcome welcome)
    {
        _socket = new FaceSocket(target, _ => { });
        var name = welcome.Character.Length > 0 ? welcome.Character : "sidecar";
        _encoder = new LiveLinkFaceEncoder(
            LiveLinkFaceService.DeviceIdOf(Environment.MachineName),
            LiveLinkFaceEncoder.FittingSubject(name)
        );
        _datagram = new byte[_encoder.FrameBytes];
        _places = [.. welcome.CurveNames.Select(ArKitNames.IndexOf)];
    }

    public void OnFace(long cardSample, ReadOnlySpan<float> values)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            if (_places[i] >= 0)
            {
                _values[_places[i]] = values[i];
            }
        }

        _frame = (int)(cardSample / FaceTrack.TickSamples);
        Send();
    }

    public void Dispose()
    {
        Array.Clear(_values);
        _frame++;
        Send();
        _socket.Dispose();
    }

    private void Send() => _socket.Send(_datagram.AsSpan(0, _encoder.WriteFrame(_frame, _values, _datagram)));
}
