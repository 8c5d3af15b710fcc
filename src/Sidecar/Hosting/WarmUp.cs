using System.Buffers;
using Google.Protobuf;
using Grpc.Core;
using Sidecar.Bridge;
using Sidecar.Conversation;
using Sidecar.Face.Performance;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Session;
using Sidecar.Relay;

namespace Sidecar.Hosting;

/// <summary>
/// Takes a second of sound through everything between the provider's socket and the game's, once, right after the start
/// and beside it: the first answer is then as fast as the second.
/// </summary>
internal sealed class WarmUp(FaceEngines faces, TimeProvider time) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(RunAsync, stoppingToken);

    private async Task RunAsync()
    {
        using ClientLink link = new("warm-up", new RelayMeter(time));
        ClientRoster clients = new();
        clients.Join(link, isObserver: false);
        FaceBatchPool batches = new();
        FaceStage stage = new(clients, batches, time);
        SpeechQueue speech = new(clients, new PcmBlockPool(), batches, stage, time)
        {
            LeadSamples = PcmFormat.SampleRateHz,
            IsPaused = false,
        };
        using Face.IFaceStream? face = faces.Engine?.Open();
        speech.UseFace(face);
        stage.UseRig(new FacePerformer(CurveSet.Arkit52, new FaceSettings()));
        Utterance utterance = speech.Begin("item_1", 0, new Turn(1, TurnInput.Voice), generation: 0);
        utterance.Words.AppendText("Good evening! ");
        byte[] pcm = Hum();
        RealtimeWarmUp.Run(pcm, audio => speech.Receive(utterance, audio.Span, arrivalTimestamp: 1));
        utterance.Words.SetFinalText("Good evening! Come in.");
        speech.Pump();
        stage.SendIdle();
        speech.Complete(utterance, UtteranceEndReason.Completed);
        speech.Pump();
        _ = utterance.Words.Words.Count;
        link.End(ClientEnd.ShuttingDown);
        await link.WriteAsync(new Discarding(), CancellationToken.None);
        speech.Remove(utterance);
    }

    // Loud enough to move the mouth; half a second of it.
    private static byte[] Hum()
    {
        byte[] pcm = new byte[PcmFormat.SampleRateHz];
        for (int i = 0; i < pcm.Length / PcmFormat.BytesPerSample; i++)
        {
            short sample = (short)(8_000 * Math.Sin(i * 0.04) * Math.Sin(i * 0.0005));
            pcm[2 * i] = (byte)sample;
            pcm[2 * i + 1] = (byte)(sample >> 8);
        }
        return pcm;
    }

    private sealed class Discarding : IServerStreamWriter<ServerMessage>
    {
        private readonly ArrayBufferWriter<byte> _buffer = new();

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(ServerMessage message)
        {
            _buffer.ResetWrittenCount();
            message.WriteTo(_buffer);
            return Task.CompletedTask;
        }
    }
}
