using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Sidecar.FaultMatrix.Proxy;

/// <summary>One connection through the proxy: two pumps, and what may be done to them.</summary>
internal sealed class ProxiedConnection : IDisposable
{
    private readonly FaultProxy _proxy;
    private readonly Socket _client;
    private readonly Socket _server;
    private readonly NetworkStream _clientStream;
    private readonly NetworkStream _serverStream;
    private readonly CancellationToken _stop;
    private readonly SemaphoreSlim _toClient = new(1);
    private readonly Valve _down = new();
    private readonly Valve _up = new();
    private TimeSpan _latency;
    private int? _bytesPerSecond;
    private volatile bool _isCut;

    public ProxiedConnection(FaultProxy proxy, Socket client, Socket server, CancellationToken stop)
    {
        _proxy = proxy;
        _client = client;
        _server = server;
        _stop = stop;
        _clientStream = new NetworkStream(client, ownsSocket: true);
        _serverStream = new NetworkStream(server, ownsSocket: true);
    }

    /// <summary>Relays until both sides have ended, or the proxy has ended it.</summary>
    public async Task RunAsync(byte[] request)
    {
        await _serverStream.WriteAsync(request, _stop);
        await Task.WhenAll(PumpToServerAsync(), PumpToClientAsync());
    }

    public async Task StrikeAsync(ProxyFault fault)
    {
        _proxy.Note($"proxy: {fault}");
        switch (fault)
        {
            case ResetLine:
                Reset();
                break;
            case FinLine:
                await EndAsync([]);
                break;
            case CutFrame cut:
                // The beginning of a text frame of 1000 bytes that the server never sent.
                await EndAsync([0x81, 126, 0x03, 0xE8, .. new byte[Math.Max(0, cut.Bytes - 4)]], cut.Reset);
                break;
            case InjectClose close:
                await EndAsync(CloseFrame(close));
                break;
            case StallLine stall:
                (stall.ToClient ? _down : null)?.Shut();
                (stall.ToServer ? _up : null)?.Shut();
                break;
            case Act act:
                act.What();
                break;
            case DelayLine delay:
                _latency = delay.By;
                break;
            case ThrottleLine throttle:
                _bytesPerSecond = throttle.BytesPerSecond;
                break;
        }
    }

    public void Heal()
    {
        _down.Open();
        _up.Open();
        _latency = TimeSpan.Zero;
        _bytesPerSecond = null;
    }

    public void Dispose()
    {
        _clientStream.Dispose();
        _serverStream.Dispose();
    }

    private async Task PumpToServerAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await _clientStream.ReadAsync(buffer, _stop) is var count and > 0)
            {
                // What the client still says to a line that was cut is read, so that its end is seen.
                if (!_isCut)
                {
                    await HoldAsync(_up, count);
                    await _serverStream.WriteAsync(buffer.AsMemory(0, count), _stop);
                }
            }
            _server.Shutdown(SocketShutdown.Send);
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            Sever(_server);
        }
    }

    private async Task PumpToClientAsync()
    {
        try
        {
            byte[] head = await ServerFrames.ReadHeadAsync(_serverStream, _stop);
            await WriteAsync(head, head.Length);
            ServerFrames frames = new(_serverStream);
            while (await frames.ReadAsync(_stop) is { } frame && !_isCut)
            {
                await HoldAsync(_down, frame.Bytes.Length);
                ProxyFault? fault = frame.EventType is { } type ? _proxy.TakeDue(type) : null;
                if (fault is CutFrame cut)
                {
                    _proxy.Note($"proxy: {cut} of {frame.EventType}");
                    await EndAsync(frame.Bytes[..Math.Min(cut.Bytes, frame.Bytes.Length - 1)], cut.Reset);
                    return;
                }
                await WriteAsync(frame.Bytes, frame.Bytes.Length);
                if (frame.IsClose)
                {
                    _proxy.Gone("the server's close frame passed");
                }
                if (fault is not null)
                {
                    await StrikeAsync(fault);
                }
            }
            if (!_isCut)
            {
                await HoldAsync(_down, 0);
                _proxy.Gone("the server's end passed");
                _client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            if (!_isCut)
            {
                _proxy.Gone("the server's reset passed");
                Sever(_client);
            }
        }
    }

    private async Task HoldAsync(Valve valve, int bytes)
    {
        // What follows closely is as late as what went before it, not later.
        TimeSpan wait = _proxy.Clock.GetElapsedTime(valve.LastPassTimestamp) > _latency ? _latency : TimeSpan.Zero;
        if (_bytesPerSecond is { } rate)
        {
            wait += TimeSpan.FromSeconds(bytes / (double)rate);
        }
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _proxy.Clock, _stop);
        }
        await valve.PassAsync(_stop);
        valve.LastPassTimestamp = _proxy.Clock.GetTimestamp();
    }

    private async Task WriteAsync(byte[] bytes, int count)
    {
        await _toClient.WaitAsync(_stop);
        try
        {
            if (!_isCut)
            {
                await _clientStream.WriteAsync(bytes.AsMemory(0, count), _stop);
            }
        }
        finally
        {
            _toClient.Release();
        }
    }

    /// <summary>Last bytes to the client, then the end; the server's side is torn off.</summary>
    private async Task EndAsync(byte[] last, bool reset = false)
    {
        await _toClient.WaitAsync(_stop);
        try
        {
            _isCut = true;
            await _clientStream.WriteAsync(last, _stop);
            _proxy.Gone(reset ? "reset by the proxy" : "ended by the proxy");
            if (reset)
            {
                Sever(_client);
            }
            else
            {
                _client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // The client was faster.
        }
        finally
        {
            _toClient.Release();
        }
        Sever(_server);
    }

    private void Reset()
    {
        _isCut = true;
        _proxy.Gone("reset by the proxy");
        Sever(_client);
        Sever(_server);
    }

    // Closing without lingering is what makes it a reset.
    private static void Sever(Socket socket)
    {
        try
        {
            socket.Close(0);
        }
        catch (SocketException)
        {
            // It is gone already.
        }
    }

    private static byte[] CloseFrame(InjectClose close)
    {
        byte[] reason = Encoding.UTF8.GetBytes(close.Reason);
        byte[] frame = [0x88, (byte)(2 + reason.Length), 0, 0, .. reason];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)close.Code);
        return frame;
    }

    private static bool IsEnd(Exception fault) =>
        fault
            is IOException
                or SocketException
                or ObjectDisposedException
                or OperationCanceledException
                or InvalidOperationException;
}
