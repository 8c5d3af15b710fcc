using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Sidecar.Configuration;
using Sidecar.Hosting;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;

namespace Sidecar.Benchmarks.Relay;

/// <summary>
/// <c>-- relay</c>: the whole daemon over real sockets. The simulator sends long answers as fast as it can, a client
/// takes them as fast as they come, and the daemon's own meter says how long each delta took from the WebSocket to gRPC.
/// </summary>
internal static class RelayCommand
{
    private const int Turns = 40;

    private const string Script = """
        { "turns": [], "replies": [ "It was built a hundred and forty years ago, by a captain who had lost his ship on these rocks. He carried every stone up the path himself, and when the lamp was lit for the first time, people came from all the villages along the coast to see it." ] }
        """;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"{"", -28}{"deltas", 8}{"p50 µs", 10}{"p99 µs", 10}{"max µs", 10}");
        await MeasureAsync("one conversation", conversations: 1, burners: 0);
        await MeasureAsync("eight conversations", conversations: 8, burners: 0);
        await MeasureAsync("one, all cores busy", conversations: 1, burners: Environment.ProcessorCount);
        return 0;
    }

    private static async Task MeasureAsync(string name, int conversations, int burners)
    {
        string folder = Directory.CreateTempSubdirectory("sidecar-relay-").FullName;
        string[] characters = [.. Enumerable.Range(0, conversations).Select(i => $"c{i}")];
        SidecarOptions options = new()
        {
            Bridge = new BridgeOptions { Port = 0, EndpointFile = Path.Combine(folder, "endpoint.json") },
            Provider = new ProviderOptions { Kind = ProviderKind.Simulator },
            DefaultCharacter = "c0",
            Characters = characters.ToDictionary(c => c, _ => new CharacterOptions(), StringComparer.OrdinalIgnoreCase),
        };
        SimulatorOptions simulator = new() { Script = SimulatorScript.Parse(Script) };
        using CancellationTokenSource burn = new();
        Thread[] threads = [.. Enumerable.Range(0, burners).Select(_ => new Thread(() => Burn(burn.Token)))];
        await using Daemon daemon = await Daemon.StartAsync(
            options,
            simulator,
            logging => logging.SetMinimumLevel(LogLevel.None),
            TimeProvider.System,
            CancellationToken.None
        );
        using GrpcChannel channel = GrpcChannel.ForAddress(daemon.Endpoint.Address);
        Metadata headers = new() { { "authorization", $"Bearer {daemon.Endpoint.Token}" } };
        Array.ForEach(threads, t => t.Start());
        await Task.WhenAll(characters.Select(c => ConverseAsync(channel, headers, c)));
        await burn.CancelAsync();
        Array.ForEach(threads, t => t.Join());
        RelayStatistics relay = (
            await new Control.ControlClient(channel).GetStatusAsync(new GetStatusRequest(), headers)
        ).Relay;
        Console.WriteLine($"{name, -28}{relay.Deltas, 8}{relay.P50Us, 10:F0}{relay.P99Us, 10:F0}{relay.MaxUs, 10:F0}");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ConverseAsync(GrpcChannel channel, Metadata headers, string character)
    {
        using AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call = new Dialogue.DialogueClient(
            channel
        ).Converse(headers);
        await call.RequestStream.WriteAsync(
            new ClientMessage
            {
                Hello = new Hello
                {
                    Contract = ContractVersions.Current(),
                    Character = character,
                    ClientName = "relay benchmark",
                },
            }
        );
        int turns = 0;
        await foreach (ServerMessage message in call.ResponseStream.ReadAllAsync())
        {
            ClientMessage? answer = message.BodyCase switch
            {
                ServerMessage.BodyOneofCase.StateChanged
                    when message.StateChanged.State == ConversationState.Listening && turns++ < Turns => new()
                {
                    SendText = new SendText { Text = "Go on." },
                },
                ServerMessage.BodyOneofCase.AudioChunk => Played(
                    message.AudioChunk.UtteranceId,
                    message.AudioChunk.SampleIndex + message.AudioChunk.Pcm.Length / PcmFormat.BytesPerSample
                ),
                _ => null,
            };
            if (turns > Turns)
            {
                break;
            }
            if (answer is not null)
            {
                await call.RequestStream.WriteAsync(answer);
            }
        }
        await call.RequestStream.CompleteAsync();
    }

    private static ClientMessage Played(ulong utteranceId, long samples) =>
        new()
        {
            PlaybackReport = new PlaybackReport { UtteranceId = utteranceId, PlayedSamples = samples },
        };

    private static void Burn(CancellationToken stop)
    {
        double x = 1;
        while (!stop.IsCancellationRequested)
        {
            x = Math.Sqrt(x + 1);
        }
        GC.KeepAlive(x);
    }
}
