using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Hosting;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Secrets;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator;

/// <summary>
/// A local server that speaks the OpenAI Realtime API (GA) over WebSocket, on loopback only. Stops when disposed:
/// open sessions are closed with 1001.
/// </summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping;
    private readonly FaultBoard _faults;

    private SimulatorServer(WebApplication app, FaultBoard faults, CancellationTokenSource stopping, int port)
    {
        _app = app;
        _faults = faults;
        _stopping = stopping;
        Port = port;
        Endpoint = new Uri($"ws://127.0.0.1:{port}/v1/realtime");
    }

    /// <summary>Where clients connect, without the query: <c>ws://127.0.0.1:port/v1/realtime</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The TCP port really used.</summary>
    public int Port { get; }

    /// <summary>Starts a server; it accepts connections when the task completes.</summary>
    /// <exception cref="SimulatorStartException">An option is out of range, or the port can't be used.</exception>
    /// <exception cref="SimulatorScriptException">The script file can't be used.</exception>
    public static async Task<SimulatorServer> StartAsync(
        SimulatorOptions options,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(loggers);
        Check(options);
        var effective = options.ScriptPath is { } path ? options with { Script = SimulatorScript.Load(path) } : options;
        var logger = loggers.CreateLogger<SimulatorServer>();
        var voice = await VoiceFactory.CreateAsync(effective.Voice, time, logger, cancellationToken);

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton(loggers);
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, options.Port);
            });
        // Whoever embeds the simulator decides about Ctrl+C.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        var stopping = new CancellationTokenSource();
        var faults = new FaultBoard(time, logger);
        faults.Add([.. effective.Script.Faults, .. effective.Faults]);
        var budget = new TokenBudget(effective.TokensPerMinute, time);
        var secrets = new SecretStore(time);
        var router = new RequestRouter(
            new(new(effective, voice, faults, budget, time, logger), secrets, stopping.Token),
            new(effective, secrets),
            new(effective, faults)
        );
        app.UseWebSockets(new() { KeepAliveInterval = KeepAlive });
        app.Run(router.HandleAsync);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            await app.DisposeAsync();
            stopping.Dispose();
            throw new SimulatorStartException(
                $"The simulator can't listen on 127.0.0.1:{options.Port}: {fault.InnerException?.Message ?? fault.Message}.",
                fault
            );
        }

        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        var server = new SimulatorServer(app, faults, stopping, new Uri(address).Port);
        SimulatorLog.Listening(logger, server.Endpoint);
        return server;
    }

    /// <summary>As <c>POST /simulator/faults</c>: gives faults to the sessions that they name.</summary>
    /// <exception cref="InvalidOperationException">A thousand faults wait already.</exception>
    public void Inject(params IReadOnlyCollection<SimulatorFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        _ = _faults.Add(faults) ?? throw new InvalidOperationException("Too many faults wait already.");
    }

    /// <summary>As <c>DELETE /simulator/faults</c>: forgets faults that wait and lifts those that last.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>
    /// What is in the conversations of the open sessions now, oldest session first: what the model would know if it
    /// were asked.
    /// </summary>
    public async Task<IReadOnlyList<SimulatedConversation>> ReadConversationsAsync()
    {
        List<SimulatedConversation> conversations = [];
        foreach (var session in _faults.Sessions().OrderBy(session => session.OpenedAt))
        {
            if (await session.ReadItemsAsync() is { } items)
            {
                conversations.Add(new(session.Id, items));
            }
        }

        return conversations;
    }

    /// <summary>Closes every session and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
            _stopping.Dispose();
        }
    }

    private static void Check(SimulatorOptions options)
    {
        List<string> faults = [];
        if (options.Port is < 0 or > 65535)
        {
            faults.Add($"Port: expected 0 to 65535, found {options.Port}.");
        }

        if (options.MaxSessions < 1)
        {
            faults.Add($"MaxSessions: expected 1 or more, found {options.MaxSessions}.");
        }

        if (options.TokensPerMinute < 1)
        {
            faults.Add($"TokensPerMinute: expected 1 or more, found {options.TokensPerMinute}.");
        }

        if (options.SessionDuration <= TimeSpan.Zero || options.SessionDuration > TimeSpan.FromDays(1))
        {
            faults.Add($"SessionDuration: expected more than zero and at most a day, found {options.SessionDuration}.");
        }

        foreach (var rateHz in (int[])[options.BetaInputRateHz, options.BetaOutputRateHz])
        {
            if (rateHz is < 8000 or > 48_000 || rateHz % 8000 != 0)
            {
                faults.Add($"BetaInputRateHz, BetaOutputRateHz: expected 8000, 16000 … 48000, found {rateHz}.");
            }
        }

        if (!(options.Timing.AudioSpeed > 0))
        {
            faults.Add($"Timing.AudioSpeed: expected more than zero, found {options.Timing.AudioSpeed}.");
        }

        if (options.Voice.WordsPerMinute is < 80 or > 450)
        {
            faults.Add($"Voice.WordsPerMinute: expected 80 to 450, found {options.Voice.WordsPerMinute}.");
        }

        if (faults.Count > 0)
        {
            throw new SimulatorStartException("The simulator's options are wrong. " + string.Join(" ", faults));
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
