using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Session;

internal sealed partial class RealtimeSession
{
    private static readonly TimeSpan ReceiveSideGrace = TimeSpan.FromSeconds(1);

    private async Task SendLoopAsync(SessionConnection connection)
    {
        var audio = new AudioAppendEncoder();
        try
        {
            while (true)
            {
                switch (_outbox.Take(out var content))
                {
                    case OutboxWork.Control:
                        await connection.SendAsync(content);
                        _counters.ControlEventsSent++;
                        break;
                    case OutboxWork.Audio:
                        await connection.SendAsync(audio.Encode(content.Span));
                        _counters.AudioFramesSent++;
                        _counters.AudioBytesSent += content.Length;
                        _counters.AudioSent(_timeProvider.GetElapsedTime(_outbox.TakenAudioTimestamp));
                        break;
                    case OutboxWork.Finished:
                        await connection.CloseOutputAsync();
                        return;
                    case OutboxWork.Abandoned:
                        return;
                    default:
                        await _outbox.WaitAsync();
                        break;
                }
            }
        }
        catch (Exception e)
        {
            // Of any kind: a socket aborted meanwhile answers with whatever its layers make of that.
            Log.SendFailed(_logger, e);
            await AfterSendFailedAsync(e);
        }
    }

    /// <summary>The receive side knows better why the connection ended (a close code may be on its way), so it gets the
    /// first word.</summary>
    private async Task AfterSendFailedAsync(Exception exception)
    {
        try
        {
            await _ended.Task.WaitAsync(ReceiveSideGrace, _timeProvider);
        }
        catch (TimeoutException)
        {
            Fail(SessionEndReason.ConnectionLost, ConnectionLostText(exception));
        }
    }
}
