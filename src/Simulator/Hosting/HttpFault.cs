using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Hosting;

/// <summary>Answers over plain HTTP.</summary>
internal static class HttpFault
{
    /// <summary>A refusal in the form of the OpenAI API.</summary>
    public static Task WriteAsync(HttpContext http, HandshakeFault fault)
    {
        if (fault.RetryAfterS is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString();
        }

        var body = new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = fault.Message,
                ["type"] = fault.Type,
                ["param"] = fault.Param,
                ["code"] = fault.Code,
            },
        };
        return WriteAsync(http, fault.StatusCode, body);
    }

    /// <summary>The refusal if there is one, else the answer.</summary>
    public static Task WriteAsync(HttpContext http, HandshakeFault? fault, JsonObject? answer) =>
        fault is null ? WriteAsync(http, StatusCodes.Status200OK, answer!) : WriteAsync(http, fault);

    public static async Task WriteAsync(HttpContext http, int statusCode, JsonObject body)
    {
        http.Response.StatusCode = statusCode;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(WireJson.Write(body), http.RequestAborted);
    }
}
