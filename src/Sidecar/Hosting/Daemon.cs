using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sidecar.Bridge;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Credentials;
using Sidecar.LiveLinkFace;
using Sidecar.Microphone;
using Sidecar.Realtime.Session;
using Sidecar.Relay;
using Sidecar.Simulator;
using Sidecar.Telemetry;
using Sidecar.Usage;

namespace Sidecar.Hosting;

/// <summary>The daemon can't start; the message says why and what to do, with the configuration key.</summary>
internal sealed class DaemonStartException(string message, Exception? innerException = null)
    : Exception(message, innerException);

/// <summary>
/// A running sidecar: the embedded simulator if nobody else answers, the conversations, and the bridge to the games.
/// What <c>sidecar run</c> runs, and what the demo and the tests run.
/// </summary>
internal sealed class Daemon : IAsyncDisposable
{
    // A picture with its text; a second of 192 kHz microphone audio is far less.
    private const int MaxMessageBytes = Picture.MaxBytes + 256 * 1024;

    private readonly WebApplication _app;
    private readonly SimulatorServer? _simulator;
    private readonly string _endpointFile;
    private bool _isDisposed;

    private Daemon(WebApplication app, SimulatorServer? simulator, ProviderTarget provider, string endpointFile)
    {
        _app = app;
        _simulator = simulator;
        _endpointFile = endpointFile;
        Provider = provider;
    }

    public ProviderTarget Provider { get; }

    /// <summary>Where the provider's key comes from, never what it is.</summary>
    public string ProviderAuth => Services.GetRequiredService<ICredentialSource>().Description;

    /// <summary>Address and token, as in the endpoint file.</summary>
    public EndpointDescription Endpoint { get; private set; } = null!;

    public string EndpointFilePath => _endpointFile;

    public IServiceProvider Services => _app.Services;

    /// <param name="options">Validated options.</param>
    /// <param name="simulator">What the embedded simulator does, when it is the provider.</param>
    /// <param name="logging">Adds where the logs go.</param>
    /// <exception cref="DaemonStartException">A port in use, a script with an error, a file that can't be written.</exception>
    public static async Task<Daemon> StartAsync(
        SidecarOptions options,
        SimulatorOptions simulator,
        Action<ILoggingBuilder> logging,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [] }
        );
        // Only what sidecar.json and the flags say: no ASPNETCORE_ variable opens another port.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        logging(builder.Logging);
        using ILoggerFactory logs = LoggerFactory.Create(logging);

        SimulatorServer? server = null;
        WebApplication? app = null;
        try
        {
            ProviderTarget provider;
            if (ProviderEndpoint.Resolve(options) == ProviderKind.Simulator)
            {
                server = await SimulatorServer.StartAsync(simulator, time, logs, cancellationToken);
                provider = new ProviderTarget("simulator", server.Endpoint);
            }
            else
            {
                string name = ConfigurationKeys.Name(ProviderEndpoint.Resolve(options));
                provider = new ProviderTarget(name, ProviderEndpoint.Of(options.Provider));
            }
            LaunchToken token = LaunchToken.Create(options.Bridge.Token);
            AddServices(builder, options, provider, token, time);
            Listen(builder, options.Bridge);
            app = builder.Build();
            // Now rather than at the first conversation, so that its warning is among the first lines.
            _ = app.Services.GetRequiredService<ICredentialSource>();
            ConversationRegistry conversations = app.Services.GetRequiredService<ConversationRegistry>();
            app.Services.GetRequiredService<SidecarTelemetry>().Observe(() => conversations.Conversations);
            app.MapGrpcService<DialogueService>();
            app.MapGrpcService<ControlService>();
            app.MapGrpcHealthChecksService();
            app.MapGrpcReflectionService();
            await app.StartAsync(cancellationToken);

            string file =
                options.Bridge.EndpointFile.Length > 0 ? options.Bridge.EndpointFile : EndpointFile.DefaultPath();
            Daemon daemon = new(app, server, provider, file);
            daemon.Publish(options.Bridge, token);
            return daemon;
        }
        catch (Exception fault)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }
            if (server is not null)
            {
                await server.DisposeAsync();
            }
            throw Explain(fault, options) ?? fault;
        }
    }

    /// <summary>Waits for Ctrl-C, SIGTERM, the service manager, or <c>Control.ShutDown</c>.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) =>
        _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }
        _isDisposed = true;
        EndpointFile.Remove(_endpointFile, Endpoint?.Token ?? "");
        await _app.Services.GetRequiredService<ConversationRegistry>().DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    private static void AddServices(
        WebApplicationBuilder builder,
        SidecarOptions options,
        ProviderTarget provider,
        LaunchToken token,
        TimeProvider time
    )
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(provider);
        services.AddSingleton(token);
        services.AddSingleton(time);
        services.AddSingleton(new LaunchTime(time.GetTimestamp()));
        services.AddSingleton<RelayMeter>();
        services.AddSingleton<ClientLimit>();
        services.AddSingleton(new PcmBlockPool());
        services.AddSingleton<FaceEngines>();
        services.AddUsage(options, provider);
        services.AddSingleton<SidecarTelemetry>();
        services.AddOtlpExport(options.Telemetry);
        services.AddSingleton<ConversationCatalogue>();
        services.AddSingleton<MicrophoneRouter>();
        services.AddSingleton(s => CredentialSetup.Create(options, time, s.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<RealtimeSessionFactory>();
        services.AddSingleton<IRealtimeSessionFactory>(s => new CredentialedSessionFactory(
            s.GetRequiredService<RealtimeSessionFactory>(),
            s.GetRequiredService<ICredentialSource>(),
            time
        ));
        services.AddSingleton<LiveLinkFaceService>();
        services.AddSingleton<IConversationWitness>(s => s.GetRequiredService<LiveLinkFaceService>());
        services.AddSingleton<ConversationRegistry>();
        services.AddHostedService<WarmUp>();
        services.AddHostedService<MicrophonePump>();
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = MaxMessageBytes);
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck("sidecar", () => HealthCheckResult.Healthy());
        services.AddSystemd();
        services.AddWindowsService();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
    }

    private static void Listen(WebApplicationBuilder builder, BridgeOptions bridge)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Cleartext HTTP/2 has no negotiation: the endpoint must speak nothing else.
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
            IPAddress address = bridge.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                ? IPAddress.Loopback
                : IPAddress.Parse(bridge.Host);
            kestrel.Listen(address, bridge.Port);
            if (bridge.UnixSocket.Length > 0)
            {
                RemoveStaleSocket(bridge.UnixSocket);
                kestrel.ListenUnixSocket(Path.GetFullPath(bridge.UnixSocket));
            }
            if (bridge.NamedPipe.Length > 0)
            {
                kestrel.ListenNamedPipe(bridge.NamedPipe);
            }
        });
    }

    /// <summary>A socket file that nobody listens on is left over from a daemon that was killed.</summary>
    private static void RemoveStaleSocket(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }
        using Socket probe = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
        }
        catch (SocketException)
        {
            // Not a socket, or not ours to connect to: binding will say so.
        }
    }

    private void Publish(BridgeOptions bridge, LaunchToken token)
    {
        IServerAddressesFeature addresses = _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!;
        if (bridge.UnixSocket.Length > 0 && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(bridge.UnixSocket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        Endpoint = new EndpointDescription
        {
            Address = addresses.Addresses.First(a =>
                !a.Contains("unix:", StringComparison.Ordinal) && !a.Contains("pipe:", StringComparison.Ordinal)
            ),
            UnixSocket = bridge.UnixSocket.Length > 0 ? Path.GetFullPath(bridge.UnixSocket) : null,
            NamedPipe = bridge.NamedPipe.Length > 0 ? bridge.NamedPipe : null,
            Token = token.Value,
            ProcessId = Environment.ProcessId,
        };
        EndpointFile.Write(_endpointFile, Endpoint);
    }

    private static DaemonStartException? Explain(Exception fault, SidecarOptions options) =>
        fault switch
        {
            IOException { InnerException: AddressInUseException } or AddressInUseException => new DaemonStartException(
                $"Bridge:Port {options.Bridge.Port} (or the socket {options.Bridge.UnixSocket}) is in use: is a sidecar "
                    + "already running? Stop it, or choose another port with --port; 0 takes a free one.",
                fault
            ),
            SimulatorStartException or SimulatorScriptException => new DaemonStartException(fault.Message, fault),
            SocketException or IOException or UnauthorizedAccessException => new DaemonStartException(
                $"The daemon can't listen on {options.Bridge.Host}:{options.Bridge.Port} or write its endpoint file: {fault.Message}",
                fault
            ),
            _ => null,
        };
}
