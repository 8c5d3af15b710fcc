using System.Buffers;

namespace Sidecar.TokenMint.Upstream;

/// <summary>The server sends more than any answer has.</summary>
internal sealed class AnswerTooLongException() : Exception("The upstream answer is too long.");

/// <summary>
/// Reads the whole answer within one try, so that the try's timeout covers it, and never more than
/// <see cref="MaxAnswerBytes"/>, so that no server can fill the memory.
/// </summary>
internal sealed class BoundedAnswerHandler : DelegatingHandler
{
    public const int MaxAnswerBytes = 256 * 1024;

    /// <exception cref="AnswerTooLongException">The connection is given up.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        try
        {
            HttpContent whole = await ReadAsync(response.Content, cancellationToken);
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<HttpContent> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxAnswerBytes)
        {
            throw new AnswerTooLongException();
        }
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaxAnswerBytes + 1);
        try
        {
            await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
            int count = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, MaxAnswerBytes + 1),
                MaxAnswerBytes + 1,
                throwOnEndOfStream: false,
                cancellationToken
            );
            return count <= MaxAnswerBytes ? new ByteArrayContent(buffer[..count]) : throw new AnswerTooLongException();
        }
        finally
        {
            // It held a secret.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
