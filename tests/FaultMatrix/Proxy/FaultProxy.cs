using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sidecar.FaultMatrix.Proxy;

/// <summary>
/// Stands between the daemon and a server on loopback, relays bytes, and breaks the line on command: now, or at the n-th
/// event of a type. Nothing is random and nothing is said twice.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly IPEndPoint _upstream;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<ProxiedConnection> _connections = [];
    private readonly HashSet<Task> _serving = [];
    private readonly List<Armed> _armed = [];
    private readonly List<long> _gone = [];
    private readonly List<long> _knocks = [];
    private readonly Action<string> _note;
    private readonly Task _accepting;
    private Door _door = new OpenDoor();
    private int? _doorTimes;

    /// <param name="upstream">The server, for example <c>ws://127.0.0.1:4711/v1/realtime</c>.</param>
    /// <param name="clock">For delays and stamps.</param>
    /// <param name="note">Told what happens; from any thread.</param>
    public FaultProxy(Uri upstream, TimeProvider clock, Action<string> note)
    {
        _upstream = new IPEndPoint(IPAddress.Parse(upstream.Host), upstream.Port);
        Clock = clock;
        _note = note;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Endpoint = new UriBuilder(upstream) { Port = ((IPEndPoint)_listener.LocalEndPoint!).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Endpoint { get; }

    public TimeProvider Clock { get; }

    /// <summary>When the client was shown the end of a connection, each time.</summary>
    public IReadOnlyList<long> GoneTimestamps
    {
        get
        {
            lock (_gate)
            {
                return [.. _gone];
            }
        }
    }

    /// <summary>Connections that came to the door.</summary>
    public int Knocks => KnockTimestamps.Count;

    /// <summary>When they came.</summary>
    public IReadOnlyList<long> KnockTimestamps
    {
        get
        {
            lock (_gate)
            {
                return [.. _knocks];
            }
        }
    }

    /// <summary>Connections that have a side open.</summary>
    public int OpenConnections
    {
        get
        {
            lock (_gate)
            {
                return _serving.Count;
            }
        }
    }

    /// <summary>How the next connections are received: so many, or all until this is called again.</summary>
    public void Receive(Door door, int? times = null)
    {
        lock (_gate)
        {
            (_door, _doorTimes) = (door, times);
        }
    }

    /// <summary>Strikes at the n-th such event from now on, once.</summary>
    public void StrikeAt(string serverEvent, int count, ProxyFault fault)
    {
        lock (_gate)
        {
            _armed.Add(new Armed(serverEvent, fault) { Left = count });
        }
    }

    /// <summary>Strikes every open connection.</summary>
    public async Task StrikeAsync(ProxyFault fault)
    {
        foreach (ProxiedConnection connection in Connections())
        {
            await connection.StrikeAsync(fault);
        }
    }

    /// <summary>Opens the door if it is slammed for good.</summary>
    public void Unslam()
    {
        lock (_gate)
        {
            if (_door is SlammedDoor && _doorTimes is null)
            {
                (_door, _doorTimes) = (new OpenDoor(), null);
            }
        }
    }

    /// <summary>From now on nothing goes wrong.</summary>
    public void Heal()
    {
        lock (_gate)
        {
            _armed.Clear();
            (_door, _doorTimes) = (new OpenDoor(), null);
        }
        foreach (ProxiedConnection connection in Connections())
        {
            connection.Heal();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Task[] serving;
        lock (_gate)
        {
            serving = [.. _serving];
        }
        await Task.WhenAll(serving);
        _stop.Dispose();
    }

    internal void Note(string text) => _note(text);

    internal void Gone(string how)
    {
        lock (_gate)
        {
            _gone.Add(Clock.GetTimestamp());
        }
        _note($"line: {how}");
    }

    /// <summary>Counts an event that passes; what strikes at it.</summary>
    internal ProxyFault? TakeDue(string serverEvent)
    {
        lock (_gate)
        {
            Armed? due = null;
            foreach (Armed armed in _armed)
            {
                if (string.Equals(armed.Event, serverEvent, StringComparison.Ordinal) && --armed.Left == 0)
                {
                    due ??= armed;
                }
            }
            if (due is not null)
            {
                _armed.Remove(due);
            }
            return due?.Fault;
        }
    }

    private ProxiedConnection[] Connections()
    {
        lock (_gate)
        {
            return [.. _connections];
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptAsync(_stop.Token);
            }
            catch (Exception fault)
                when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            client.NoDelay = true;
            Door door = TakeDoor();
            Task serving = Task.Run(() => ServeAsync(client, door), CancellationToken.None);
            lock (_gate)
            {
                _knocks.Add(Clock.GetTimestamp());
                _serving.Add(serving);
            }
            _ = serving.ContinueWith(Served, TaskScheduler.Default);
            _note($"knock: {door}");
        }
    }

    private void Served(Task serving)
    {
        lock (_gate)
        {
            _serving.Remove(serving);
        }
        _note("line: closed");
    }

    private Door TakeDoor()
    {
        lock (_gate)
        {
            Door door = _door;
            if (_doorTimes is { } left)
            {
                _doorTimes = left - 1;
                _door = left <= 1 ? new OpenDoor() : _door;
            }
            return door;
        }
    }

    private async Task ServeAsync(Socket client, Door door)
    {
        if (door is SlammedDoor)
        {
            client.Close(0);
            return;
        }
        await using NetworkStream stream = new(client, ownsSocket: false);
        try
        {
            byte[] request = await ServerFrames.ReadHeadAsync(stream, _stop.Token);
            switch (door)
            {
                case HttpDoor http:
                    await stream.WriteAsync(Answer(http), _stop.Token);
                    client.Shutdown(SocketShutdown.Send);
                    await WaitForEndAsync(stream);
                    break;
                case SilentDoor:
                    await WaitForEndAsync(stream);
                    break;
                default:
                    await RelayAsync(client, request);
                    break;
            }
        }
        catch (Exception fault)
            when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two is gone.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task RelayAsync(Socket client, byte[] request)
    {
        Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await server.ConnectAsync(_upstream, _stop.Token);
        }
        catch
        {
            server.Dispose();
            throw;
        }
        using ProxiedConnection connection = new(this, client, server, _stop.Token);
        lock (_gate)
        {
            _connections.Add(connection);
        }
        try
        {
            await connection.RunAsync(request);
        }
        finally
        {
            lock (_gate)
            {
                _connections.Remove(connection);
            }
        }
    }

    private async Task WaitForEndAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[256];
        while (await stream.ReadAsync(buffer, _stop.Token) > 0) { }
    }

    private static byte[] Answer(HttpDoor door)
    {
        string body = $$$"""{"error":{"type":"proxy","code":null,"message":"The proxy answers {{{door.Status}}}."}}""";
        string retry = door.RetryAfterS is { } seconds ? $"Retry-After: {seconds}\r\n" : "";
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {door.Status} Refused\r\nContent-Type: application/json\r\n{retry}"
                + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
        );
    }

    private sealed class Armed(string serverEvent, ProxyFault fault)
    {
        public string Event => serverEvent;

        public ProxyFault Fault => fault;

        public int Left { get; set; }
    }
}
