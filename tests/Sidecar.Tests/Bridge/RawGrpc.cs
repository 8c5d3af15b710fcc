using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Google.Protobuf;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

/// <summary>What no gRPC library would send: bytes of the test's choice on a stream or on the bare socket.</summary>
internal static class RawGrpc
{
    /// <summary>A message as gRPC frames it: a flag, the length, the bytes.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> payload, uint? claimedBytes = null)
    {
        byte[] frame = new byte[5 + payload.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), claimedBytes ?? (uint)payload.Length);
        payload.CopyTo(frame.AsSpan(5));
        return frame;
    }

    public static byte[] Hello(string character = "") =>
        Frame(new ClientMessage { Hello = GameClient.Hello(character) }.ToByteArray());

    /// <summary>Sends a whole request body to Converse and returns the status number that the stream ends with.</summary>
    public static async Task<string?> ConverseAsync(DaemonFixture daemon, params byte[][] body)
    {
        using HttpClient http = new(new SocketsHttpHandler());
        using HttpRequestMessage request = new(
            HttpMethod.Post,
            new Uri(daemon.Address, "/sidecar.v1.Dialogue/Converse")
        )
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([.. body.SelectMany(b => b)]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DaemonFixture.Token);
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        const string status = "grpc-status";
        return response.TrailingHeaders.TryGetValues(status, out IEnumerable<string>? trailers) ? trailers.Single()
            : response.Headers.TryGetValues(status, out IEnumerable<string>? headers) ? headers.Single()
            : null;
    }

    /// <summary>Sends bytes to the port and goes away: in order, or with a reset.</summary>
    public static async Task SendAndVanishAsync(DaemonFixture daemon, byte[] bytes, bool withReset)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, daemon.Address.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(bytes, TestContext.Current.CancellationToken);
        if (withReset)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }
}
