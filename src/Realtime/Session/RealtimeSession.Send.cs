using Sidecar.Realtime.Events;
using Sidecar.Realtime.Formats;
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
                        await SendControlAsync(connection, content);
                        break;
                    case OutboxWork.EndOfAudio:
                        if (_converter is not null && EncodeTail(audio, _converter) is { IsEmpty: false } tail)
                        {
                            await connection.SendAsync(tail);
                            _counters.AudioFramesSent++;
                        }

                        await SendControlAsync(connection, content);
                        break;
                    case OutboxWork.AudioDiscarded:
                        _converter?.Reset();
                        await SendControlAsync(connection, content);
                        break;
                    case OutboxWork.Audio:
                        if (EncodeAudio(audio, content.Span) is { IsEmpty: false } append)
                        {
                            await connection.SendAsync(append);
                            _counters.AudioFramesSent++;
                        }

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

    private async ValueTask SendControlAsync(SessionConnection connection, ReadOnlyMemory<byte> message)
    {
        await connection.SendAsync(message);
        _counters.ControlEventsSent++;
    }

    // Empty while the first milliseconds are held back.
    private ReadOnlyMemory<byte> EncodeAudio(AudioAppendEncoder audio, ReadOnlySpan<byte> pcm)
    {
        if (_converter is null)
        {
            return audio.Encode(pcm);
        }

        var wire = _converter.Convert(pcm);
        return wire.IsEmpty ? default : audio.Encode(wire);
    }

    private static ReadOnlyMemory<byte> EncodeTail(AudioAppendEncoder audio, InputAudioConverter converter)
    {
        var wire = converter.Flush();
        return wire.IsEmpty ? default : audio.Encode(wire);
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
