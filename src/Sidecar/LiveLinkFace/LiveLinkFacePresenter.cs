using Sidecar.Conversation;
using Sidecar.Face;
using Sidecar.Face.LiveLinkFace;
using Sidecar.Protocol.V1;

namespace Sidecar.LiveLinkFace;

/// <summary>
/// Shows the face of one conversation as Live Link Face datagrams, 60 per second, from the conversation's beginning to
/// its end. Takes messages from the conversation's loop and ticks on a timer; a lock that is held for microseconds
/// keeps the two apart, so nothing is queued and nothing waits.
/// </summary>
internal sealed class LiveLinkFacePresenter : IConversationClient, IAsyncDisposable
{
    private const int FramesPerDay = 24 * 3600 * FaceFrameRate.FramesPerSecond;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly FaceSocket _socket;
    private readonly LiveLinkFaceEncoder _encoder;
    private readonly byte[] _datagram;
    private readonly ShownFace _face;
    private readonly ITimer _timer;
    private readonly long _began;
    private readonly int _firstFrame;
    private long _frame;
    private bool _isLeaving;
    private bool _isDone;

    /// <summary>Begins to show a face at rest.</summary>
    public LiveLinkFacePresenter(FaceSocket socket, LiveLinkFaceEncoder encoder, TimeProvider time)
    {
        _socket = socket;
        _encoder = encoder;
        _time = time;
        _datagram = new byte[encoder.FrameBytes];
        _face = new ShownFace(time);
        _began = time.GetTimestamp();
        _firstFrame = (int)(time.GetLocalNow().TimeOfDay.TotalSeconds * FaceFrameRate.FramesPerSecond);
        _timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public string Name => "Live Link Face";

    public bool WantsArKit61 => true;

    /// <summary>Whether the conversation is over and the face at rest: nothing more is sent.</summary>
    public bool IsDone
    {
        get
        {
            lock (_gate)
            {
                return _isDone;
            }
        }
    }

    public bool TryPost(in OutboundMessage message)
    {
        if (message.Audio is not null)
        {
            return true;
        }
        lock (_gate)
        {
            if (message.Face is { } batch)
            {
                _face.Add(message.UtteranceId, batch, message.SampleIndex);
            }
            else
            {
                Take(message.Message!, _time.GetTimestamp());
            }
        }
        return true;
    }

    public void OnPlayed(ulong utteranceId, long playedSamples)
    {
        lock (_gate)
        {
            _face.Report(utteranceId, playedSamples, _time.GetTimestamp());
        }
    }

    public void End(ClientEnd reason)
    {
        lock (_gate)
        {
            _isLeaving = true;
            _face.Leave();
        }
    }

    /// <summary>Leaves a face at rest behind.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (!_isDone)
            {
                _isDone = true;
                Send(new float[LiveLinkFaceFormat.CurveCount]);
            }
        }
        await _timer.DisposeAsync();
    }

    private void Take(ServerMessage message, long now)
    {
        switch (message.BodyCase)
        {
            case ServerMessage.BodyOneofCase.Welcome:
                _face.Begin(now);
                break;
            case ServerMessage.BodyOneofCase.UtteranceEnded:
                _face.End(message.UtteranceEnded.UtteranceId, message.UtteranceEnded.TotalSamples);
                break;
            case ServerMessage.BodyOneofCase.Flush:
                _face.Flush(message.Flush.ThroughUtteranceId);
                break;
            case ServerMessage.BodyOneofCase.Duck when message.Duck.Hold:
                _face.Hold(now);
                break;
            case ServerMessage.BodyOneofCase.Resume:
                _face.Resume(now);
                break;
        }
    }

    /// <summary>Sends the frame that is due, and waits for the next. Frames that the machine was too slow for are left
    /// out, so that the face is never late.</summary>
    private void Tick()
    {
        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }
            long now = _time.GetTimestamp();
            TimeSpan elapsed = _time.GetElapsedTime(_began, now);
            _frame = elapsed.Ticks * FaceFrameRate.FramesPerSecond / TimeSpan.TicksPerSecond;
            Send(_face.At(now));
            _isDone = _isLeaving && _face.IsAtRest;
            if (!_isDone)
            {
                TimeSpan next = TimeSpan.FromTicks(
                    (_frame + 1) * TimeSpan.TicksPerSecond / FaceFrameRate.FramesPerSecond
                );
                // Timers count whole milliseconds and fire late rather than early; one tick more makes sure.
                _timer.Change(next - elapsed + TimeSpan.FromTicks(1), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Send(ReadOnlySpan<float> values)
    {
        int number = (int)((_firstFrame + _frame) % FramesPerDay);
        int bytes = _encoder.WriteFrame(number, values, _datagram);
        _socket.Send(_datagram.AsSpan(0, bytes));
    }
}
