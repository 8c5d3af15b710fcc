using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game;

/// <summary>A sidecar with scripted answers behind real sockets and real gRPC.</summary>
internal sealed class FakeSidecar : IAsyncDisposable
{
    public const string Token = "a-token";

    private readonly WebApplication _app;

    private FakeSidecar(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>Starts on a free port of the loopback, or on a Unix socket.</summary>
    /// <param name="answerLengthsMs">How long the n-th answer is.</param>
    public static async Task<FakeSidecar> StartAsync(IReadOnlyList<int> answerLengthsMs, string? unixSocket = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            static void Http2(ListenOptions listen) => listen.Protocols = HttpProtocols.Http2;
            if (unixSocket is null)
            {
                kestrel.Listen(System.Net.IPAddress.Loopback, 0, Http2);
            }
            else
            {
                kestrel.ListenUnixSocket(unixSocket, Http2);
            }
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new AnswerPlan(answerLengthsMs));
        var app = builder.Build();
        app.MapGrpcService<ScriptedDialogue>();
        app.MapGrpcService<ScriptedControl>();
        await app.StartAsync();
        return new FakeSidecar(app)
        {
            Address = unixSocket is null
                ? app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
                : $"unix:{unixSocket}",
        };
    }

    /// <summary>Goes away without a farewell.</summary>
    public async Task KillAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal static void CheckToken(ServerCallContext context)
    {
        if (
            !string.Equals(
                context.RequestHeaders.GetValue("authorization"),
                $"Bearer {Token}",
                StringComparison.Ordinal
            )
        )
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, "no such token"));
        }
    }
}

internal sealed record AnswerPlan(IReadOnlyList<int> LengthsMs);

internal sealed class ScriptedControl : Control.ControlBase
{
    public override Task<GetStatusResponse> GetStatus(GetStatusRequest request, ServerCallContext context)
    {
        FakeSidecar.CheckToken(context);
        var relay = new RelayStatistics
        {
            Deltas = 40,
            P50Us = 55.5,
            P99Us = 210.25,
            MaxUs = 300,
        };
        return Task.FromResult(new GetStatusResponse { Provider = "scripted", Relay = relay });
    }
}
