using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Face.LiveLinkFace;
using Sidecar.Protocol.V1;

namespace Sidecar.LiveLinkFace;

/// <summary>Shows the face of every conversation as Live Link Face datagrams, where the configuration asks for it.
/// </summary>
internal sealed partial class LiveLinkFaceService : IConversationWitness, IAsyncDisposable
{
    private readonly LiveLinkFaceOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveLinkFaceService> _log;
    private readonly FaceSocket? _socket;
    private readonly Lock _gate = new();
    private readonly Dictionary<LiveLinkFacePresenter, Task> _presenters = [];

    public LiveLinkFaceService(SidecarOptions options, TimeProvider time, ILogger<LiveLinkFaceService> log)
    {
        _options = options.LiveLinkFace;
        _time = time;
        _log = log;
        if (_options.Enabled)
        {
            IPEndPoint target = new(AddressOf(_options.Host), _options.Port);
            _socket = new FaceSocket(target, fault => Log.NotSent(_log, target, fault));
            Log.Sending(_log, target);
        }
    }

    /// <summary>Datagrams that were sent, and that could not be.</summary>
    public (long Sent, long Failed) Counts => (_socket?.Sent ?? 0, _socket?.Failed ?? 0);

    public void OnBegun(ConversationLoop conversation)
    {
        if (_socket is null)
        {
            return;
        }
        string subject = LiveLinkFaceEncoder.FittingSubject(
            _options.Subject.Replace("{character}", conversation.CharacterName, StringComparison.Ordinal)
        );
        LiveLinkFacePresenter presenter = new(_socket, new LiveLinkFaceEncoder(DeviceId(), subject), _time);
        lock (_gate)
        {
            foreach (LiveLinkFacePresenter done in _presenters.Keys.Where(p => p.IsDone).ToArray())
            {
                _presenters.Remove(done);
            }
            // Posted at once, so before any game's Hello; what comes back is only whether the conversation was over.
            _presenters[presenter] = conversation.AttachAsync(presenter, new Hello { Role = Role.Observer });
        }
    }

    public async ValueTask DisposeAsync()
    {
        KeyValuePair<LiveLinkFacePresenter, Task>[] all;
        lock (_gate)
        {
            all = [.. _presenters];
            _presenters.Clear();
        }
        foreach ((LiveLinkFacePresenter presenter, Task attached) in all)
        {
            await attached;
            await presenter.DisposeAsync();
        }
        _socket?.Dispose();
    }

    /// <summary>The address of a <see cref="LiveLinkFaceOptions.Host"/> that was found valid.</summary>
    public static IPAddress AddressOf(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.Loopback
            : IPAddress.Parse(host);

    // Without one of its own the machine's name stands for it, so that Unreal knows the sender again.
    private Guid DeviceId() =>
        _options.DeviceId.Length > 0 ? Guid.Parse(_options.DeviceId) : DeviceIdOf(Environment.MachineName);

    public static Guid DeviceIdOf(string machine) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("sidecar/" + machine)).AsSpan(0, 16));

    private static partial class Log
    {
        [LoggerMessage(450, LogLevel.Information, "The face is sent to {Target} as Live Link Face datagrams")]
        public static partial void Sending(ILogger logger, IPEndPoint target);

        [LoggerMessage(
            451,
            LogLevel.Information,
            "A Live Link Face datagram did not reach {Target} ({Fault}); it goes on, and says no more about it"
        )]
        public static partial void NotSent(ILogger logger, IPEndPoint target, SocketError fault);
    }
}
