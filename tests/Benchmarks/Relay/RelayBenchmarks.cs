using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Grpc.Core;
using Sidecar.Bridge;
using Sidecar.Conversation;
using Sidecar.Face.Performance;
using Sidecar.Face.Spectral;
using Sidecar.Microphone;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;
using Sidecar.Relay;

namespace Sidecar.Benchmarks.Relay;

/// <summary>
/// One audio delta of 250 ms on its way through the daemon, sockets left out: from the JSON message to the serialized
/// gRPC messages. The utterance is heard as it is sent, so this is the steady state.
/// </summary>
[MemoryDiagnoser]
public class RelayBenchmarks
{
    private const int DeltaMs = 250;

    private readonly byte[] _message = Encoding.UTF8.GetBytes(
        $$"""{"type":"response.output_audio.delta","event_id":"event_0123456789abcdefghijk","response_id":"resp_0123456789abcdefghijk","item_id":"item_0123456789abcdefghijk","output_index":0,"content_index":0,"delta":"{{Convert.ToBase64String(Speech())}}"}"""
    );

    private readonly ServerEventParser _parser = new(EventNameMap.Ga, new OutputAudioDeltaPool());
    private readonly ClientRoster _clients = new();
    private readonly CountingStream _stream = new();
    private readonly CancellationTokenSource _stop = new();
    private SpeechQueue _speech = null!;
    private Utterance _utterance = null!;
    private ClientLink _link = null!;
    private Task _writing = Task.CompletedTask;

    [Params(false, true)]
    public bool WithFace { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _link = new ClientLink("benchmark", new RelayMeter(TimeProvider.System));
        _clients.Join(_link, isObserver: false);
        FaceBatchPool batches = new();
        FaceStage stage = new(_clients, batches, TimeProvider.System);
        _speech = new SpeechQueue(_clients, new PcmBlockPool(), batches, stage, TimeProvider.System)
        {
            LeadSamples = PcmFormat.FromMs(1_500),
            IsPaused = false,
        };
        if (WithFace)
        {
            _speech.UseFace(new SpectralFaceEngine().Open());
            stage.UseRig(new FacePerformer(CurveSet.Arkit52, new FaceSettings()));
        }
        _utterance = _speech.Begin("item_0123456789abcdefghijk", 0, new Turn(1, TurnInput.Voice), generation: 1);
        _writing = _link.WriteAsync(_stream, _stop.Token);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        _link.End(ClientEnd.ShuttingDown);
        await _writing;
    }

    [Benchmark]
    public int Decode()
    {
        OutputAudioDelta delta = (OutputAudioDelta)_parser.Parse(_message, 1);
        int length = delta.Pcm.Length;
        delta.Release();
        return length;
    }

    [Benchmark]
    public long Relay()
    {
        OutputAudioDelta delta = (OutputAudioDelta)_parser.Parse(_message, 1);
        _speech.Receive(_utterance, delta.Pcm, delta.ArrivalTimestamp);
        delta.Release();
        _speech.Pump();
        _speech.MarkPlayed(_utterance, _utterance.Audio.SentSamples);
        _stream.WaitForSamples(_utterance.Audio.SentSamples);
        return _utterance.Audio.SentSamples;
    }

    private static byte[] Speech()
    {
        byte[] pcm = new byte[PcmFormat.FromMs(DeltaMs) * PcmFormat.BytesPerSample];
        for (int i = 0; i < pcm.Length / 2; i++)
        {
            short sample = (short)(8_000 * Math.Sin(i * 0.05) * Math.Sin(i * 0.0011));
            pcm[2 * i] = (byte)sample;
            pcm[2 * i + 1] = (byte)(sample >> 8);
        }
        return pcm;
    }

    private sealed class CountingStream : IServerStreamWriter<ServerMessage>
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
        private long _samples;

        public WriteOptions? WriteOptions { get; set; }

        public void WaitForSamples(long samples)
        {
            SpinWait wait = default;
            while (Volatile.Read(ref _samples) < samples)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }

        public Task WriteAsync(ServerMessage message)
        {
            _buffer.ResetWrittenCount();
            message.WriteTo(_buffer);
            if (message.BodyCase == ServerMessage.BodyOneofCase.AudioChunk)
            {
                AudioChunk chunk = message.AudioChunk;
                Volatile.Write(ref _samples, chunk.SampleIndex + chunk.Pcm.Length / PcmFormat.BytesPerSample);
            }
            return Task.CompletedTask;
        }

        public Task WriteAsync(ServerMessage message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}

/// <summary>One 20 ms microphone frame: from the pieces the game sends to the JSON message.</summary>
[MemoryDiagnoser]
public class MicrophoneBenchmarks
{
    private readonly AudioAppendEncoder _encoder = new();
    private readonly byte[] _frame = new byte[PcmFormat.FrameBytes];
    private readonly MicrophoneInput _ear = new(TimeSpan.FromSeconds(30));

    [Benchmark]
    public int Encode() => _encoder.Encode(_frame).Length;

    [Benchmark]
    public long HearAt24Khz()
    {
        _ear.HearGame(_frame, PcmFormat.SampleRateHz);
        return _ear.AppendedMs;
    }

    [Benchmark]
    public long HearAt48Khz()
    {
        _ear.HearGame(_frame, 48_000);
        return _ear.AppendedMs;
    }
}
