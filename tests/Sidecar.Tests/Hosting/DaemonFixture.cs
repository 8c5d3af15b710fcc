using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Sidecar.Bridge;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Hosting;
using Sidecar.Simulator;
using Sidecar.Tests.Logging;

namespace Sidecar.Tests.Hosting;

/// <summary>
/// The real daemon on a free port, with the real simulator unless the options name another server. Disposal checks what
/// holds after every test: no error was logged, no audio block and no client's place is left in use, and everything that
/// was said to the simulator is valid.
/// </summary>
internal sealed class DaemonFixture : IAsyncDisposable
{
    public const string Token = "the-token-of-these-tests";

    private readonly string _folder;
    private readonly Logger _logger;
    private readonly PcmBlockPool _blocks;
    private readonly ConversationRegistry _conversations;
    private readonly List<GrpcChannel> _channels = [];

    private DaemonFixture(Daemon daemon, string folder, Logger logger, CapturedLog log, WireLog wire)
    {
        Daemon = daemon;
        _folder = folder;
        _logger = logger;
        Log = log;
        Wire = wire;
        _blocks = daemon.Services.GetRequiredService<PcmBlockPool>();
        _conversations = daemon.Services.GetRequiredService<ConversationRegistry>();
        Clients = daemon.Services.GetRequiredService<ClientLimit>();
    }

    public Daemon Daemon { get; }

    public CapturedLog Log { get; }

    public WireLog Wire { get; }

    public ClientLimit Clients { get; }

    public Uri Address => new(Daemon.Endpoint.Address);

    public static Metadata Authorization => new() { { "authorization", $"Bearer {Token}" } };

    /// <summary>No delays, and a voice that is the same on every machine.</summary>
    public static SimulatorOptions InstantSimulator { get; } =
        new()
        {
            Timing = SimulatorTiming.Instant,
            Voice = new SimulatorVoice { Source = SimulatorVoiceSource.Bundled },
            Script = SimulatorScript.Demo,
            Seed = 1,
        };

    public static async Task<DaemonFixture> StartAsync(
        Func<SidecarOptions, SidecarOptions>? options = null,
        Func<SimulatorOptions, SimulatorOptions>? simulator = null,
        TimeProvider? time = null
    )
    {
        string folder = Directory.CreateTempSubdirectory("sidecar-tests-").FullName;
        SidecarOptions defaults = new()
        {
            Provider = new ProviderOptions { Kind = ProviderKind.Simulator },
            Bridge = new BridgeOptions
            {
                Port = 0,
                Token = Token,
                EndpointFile = Path.Combine(folder, "endpoint.json"),
            },
            Budget = new BudgetOptions { StateFile = Path.Combine(folder, "usage.json") },
            Logging = new LoggingOptions { Level = LogLevel.Debug, File = "none" },
            Characters = new Dictionary<string, CharacterOptions>(StringComparer.OrdinalIgnoreCase)
            {
                ["default"] = new(),
                ["Captain"] = new(),
            },
        };
        SidecarOptions chosen = options?.Invoke(defaults) ?? defaults;
        WireLog wire = new();
        CapturedLog log = new();
        SimulatorOptions simulated = InstantSimulator with { WireTap = wire.Tap };
        Logger logger = LogSetup.Create(chosen.Logging, toConsole: false, alsoTo: log);
        try
        {
            Daemon daemon = await Daemon.StartAsync(
                chosen,
                simulator?.Invoke(simulated) ?? simulated,
                logging => logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(logger),
                time ?? TimeProvider.System,
                TestContext.Current.CancellationToken
            );
            return new DaemonFixture(daemon, folder, logger, log, wire);
        }
        catch
        {
            await logger.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>A connection of its own, as another process would have.</summary>
    public GrpcChannel OpenChannel(SocketsHttpHandler? handler = null)
    {
        GrpcChannel channel = GrpcChannel.ForAddress(
            Address,
            new GrpcChannelOptions { HttpHandler = handler ?? new SocketsHttpHandler(), DisposeHttpClient = true }
        );
        _channels.Add(channel);
        return channel;
    }

    public GrpcChannel OpenUnixChannel(string path)
    {
        return OpenChannel(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellationToken) =>
                {
                    Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
    }

    public Sidecar.Protocol.V1.Control.ControlClient OpenControl() => new(OpenChannel());

    /// <summary>The conversation with a character as status shows it; null when there is none.</summary>
    public ConversationSnapshot? Conversation(string character = "") => _conversations.Find(character)?.Snapshot;

    public async ValueTask DisposeAsync()
    {
        foreach (GrpcChannel channel in _channels)
        {
            channel.Dispose();
        }
        await Daemon.DisposeAsync();
        await _logger.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Log.AssertNoUnexpectedErrors();
        Assert.Equal(0, _blocks.Outstanding);
        Assert.Equal(0, Clients.Count);
        // What the daemon says to the simulator is as published, to the letter.
        Assert.Empty(Wire.Transcript.Faults([], ofClients: true, ofServer: false));
    }
}
