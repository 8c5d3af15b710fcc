using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Sidecar.TokenMint.Callers;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Limits;
using Sidecar.TokenMint.Policy;
using Sidecar.TokenMint.Tokens;
using Sidecar.TokenMint.Upstream;

namespace Sidecar.TokenMint.Hosting;

/// <summary>Puts the service together.</summary>
internal static class MintHost
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    /// <param name="options">Validated.</param>
    /// <param name="customize">For logging, which the caller owns, and for tests.</param>
    public static WebApplication Create(MintOptions options, Action<WebApplicationBuilder> customize)
    {
        // Empty: no appsettings.json, no ASPNETCORE_ variable and no hosting default may change what was validated.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = WishReader.MaxBodyBytes;
                kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
                kestrel.Limits.MaxConcurrentConnections = 2_000;
                kestrel.Listen(IPAddress.Parse(options.Listen.Host), options.Listen.Port);
            });
        builder.Services.AddRoutingCore();
        AddServices(builder.Services, options);
        customize(builder);

        WebApplication app = builder.Build();
        app.UseExceptionHandler(e => e.Run(ProblemWriter.WriteStatusAsync));
        app.UseStatusCodePages(c => ProblemWriter.WriteStatusAsync(c.HttpContext));
        app.UseRouting();
        if (options.Cors.Origins.Count > 0)
        {
            app.UseCors();
        }
        TokenEndpoint tokens = app.Services.GetRequiredService<TokenEndpoint>();
        app.MapMethods("/token", Methods, tokens.HandleAsync);
        // So that an OpenAI client with the mint as its endpoint gets its secret as it would there.
        app.MapPost("/v1/realtime/client_secrets", tokens.HandleAsync);
        app.MapHealthChecks("/health/live", Health(_ => false));
        app.MapHealthChecks("/health/ready", Health(_ => true));
        return app;
    }

    private static void AddServices(IServiceCollection services, MintOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options.Upstream);
        services.AddSingleton<UpstreamKey>();
        services.AddSingleton<UpstreamStatus>();
        services.AddSingleton<UpstreamClient>();
        services.AddUpstreamHttp(options.Upstream);
        services.AddSingleton(options.Authentication);
        services.AddSingleton<CallerAuthenticator>();
        services.AddSingleton(new SafetyIdentifier(options.Safety));
        services.AddSingleton(new SessionPolicy(options.Policy));
        services.AddSingleton<TokenEndpoint>();
        services.AddMetrics();
        services.AddSingleton<MintMetrics>();
        services.AddMintTelemetry(options.Telemetry);
        services.AddHealthChecks().AddCheck<MintHealth>("mint");
        AddLimits(services, options);
        services.AddCors(cors =>
            cors.AddDefaultPolicy(p =>
                p.WithOrigins([.. options.Cors.Origins])
                    .WithMethods(Methods)
                    .WithHeaders("Authorization", "Content-Type", "X-Api-Key")
                    .WithExposedHeaders("Retry-After")
            )
        );
    }

    private static void AddLimits(IServiceCollection services, MintOptions options)
    {
        services.AddSingleton(options.RateLimits);
        services.AddSingleton<FailureLimits>();
        services.AddSingleton<LocalLimits>();
        if (options.Redis.Connection.Length == 0)
        {
            services.AddSingleton<ICallLimits>(s => s.GetRequiredService<LocalLimits>());
            return;
        }
        services.AddSingleton(options.Redis);
        services.AddSingleton<RedisLimits>();
        services.AddSingleton<SharedLimits>();
        services.AddSingleton<ICallLimits>(s => s.GetRequiredService<SharedLimits>());
        services.AddHostedService(s => s.GetRequiredService<SharedLimits>());
    }

    private static HealthCheckOptions Health(
        Func<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckRegistration, bool> which
    ) => new() { Predicate = which, ResponseWriter = MintHealth.WriteAsync };
}
