using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sidecar.TokenMint.Tests;

/// <summary>What the provider was asked.</summary>
internal sealed record SeenRequest(
    string Path,
    string Authorization,
    string SafetyIdentifier,
    string ApiKey,
    JsonNode Body
);

/// <summary>A provider on loopback that answers as a test says; by default as the real one does.</summary>
internal sealed class ScriptedUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedUpstream(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    public SeenRequest Last => Seen.Last();

    public Func<HttpContext, SeenRequest, Task> Answer { get; set; } = MintAsync;

    public string Address => _app.Urls.First();

    public static async Task<ScriptedUpstream> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        ScriptedUpstream upstream = new(app);
        app.Run(upstream.HandleAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return upstream;
    }

    public static Task MintAsync(HttpContext context, SeenRequest request)
    {
        JsonObject session = (JsonObject)request.Body["session"]!.DeepClone();
        session["object"] = "realtime.session";
        session["id"] = "sess_1";
        session["expires_at"] = 0;
        JsonObject answer = new()
        {
            ["value"] = "ek_scripted",
            ["expires_at"] = 1_785_218_000,
            ["session"] = session,
            ["something_new"] = "not for callers",
        };
        return WriteAsync(context, StatusCodes.Status200OK, "application/json", answer.ToJsonString());
    }

    public static Task WriteAsync(HttpContext context, int status, string mediaType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        JsonNode body = (await JsonNode.ParseAsync(context.Request.Body))!;
        IHeaderDictionary headers = context.Request.Headers;
        SeenRequest request = new(
            context.Request.Path,
            headers.Authorization.ToString(),
            headers["OpenAI-Safety-Identifier"].ToString(),
            headers["api-key"].ToString(),
            body
        );
        Seen.Enqueue(request);
        await Answer(context, request);
    }
}
