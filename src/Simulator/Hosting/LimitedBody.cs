using Microsoft.AspNetCore.Http;

namespace Sidecar.Simulator.Hosting;

internal static class LimitedBody
{
    /// <summary>A request's whole body; null when it is longer than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext http, int maxBytes)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > maxBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
