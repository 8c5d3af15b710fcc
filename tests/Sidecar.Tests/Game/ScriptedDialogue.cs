using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Grpc.Core;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game;

/// <summary>
/// Answers each stretch of loud microphone audio with an utterance of the planned length, sent at once, and flushes
/// when the user speaks into it. All decisions are made in microphone time, so that nothing depends on the machine.
/// </summary>
internal sealed class ScriptedDialogue(AnswerPlan plan) : Dialogue.DialogueBase
{
    public static readonly string[] CurveNames = ["JawOpen", "MouthClose", "MouthFunnel"];

    private const int SilentFramesToEnd = 15;
    private const short Loud = 1000;

    private IServerStreamWriter<ServerMessage> _out = null!;
    private ConversationState _state;
    private ulong _utteranceId;
    private int _totalSamples;
    private bool _answerIsPlaying;
    private bool _userSpeaks;
    private int _silentFrames;
    private long _microphoneSamples;
    private long _speechStart;

    /// <summary>Sample <paramref name="index"/> of every answer: never silent, and different from its neighbours.</summary>
    public static short AnswerSample(int index) => (short)(100 + (index % 20_000));

    public override async Task Converse(
        IAsyncStreamReader<ClientMessage> requestStream,
        IServerStreamWriter<ServerMessage> responseStream,
        ServerCallContext context
    )
    {
        FakeSidecar.CheckToken(context);
        _out = responseStream;
        await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
        {
            switch (message.BodyCase)
            {
                case ClientMessage.BodyOneofCase.Hello:
                    await WelcomeAsync(message.Hello);
                    break;
                case ClientMessage.BodyOneofCase.MicrophoneAudio:
                    await HearAsync(MemoryMarshal.Cast<byte, short>(message.MicrophoneAudio.Pcm.Span).ToArray());
                    break;
                case ClientMessage.BodyOneofCase.SendText when message.SendText.Text is "leave":
                    throw new RpcException(new Status(StatusCode.Unavailable, "the sidecar is shutting down"));
                case ClientMessage.BodyOneofCase.SendText:
                    await CaptionUserAsync(message.SendText.Text, 0, 0);
                    await AnswerAsync();
                    break;
                case ClientMessage.BodyOneofCase.PlaybackReport:
                    await PlayedAsync(message.PlaybackReport);
                    break;
            }
        }
    }

    private async Task WelcomeAsync(Hello hello)
    {
        await _out.WriteAsync(
            new ServerMessage
            {
                Welcome = new Welcome
                {
                    Contract = ContractVersions.Current(),
                    SidecarVersion = "9.9.9",
                    Character = hello.Character.Length > 0 ? hello.Character : "guide",
                    CurveNames = { CurveNames },
                    FaceFrameIntervalSamples = 400,
                    Provider = "scripted",
                },
            }
        );
        await EnterAsync(ConversationState.Listening);
    }

    private async Task HearAsync(short[] frame)
    {
        var isLoud = frame.Any(sample => sample is > Loud or < -Loud);
        _microphoneSamples += frame.Length;
        _silentFrames = isLoud ? 0 : _silentFrames + 1;
        if (isLoud && !_userSpeaks)
        {
            _userSpeaks = true;
            _speechStart = _microphoneSamples - frame.Length;
            await EnterAsync(ConversationState.UserSpeaking);
            if (_answerIsPlaying)
            {
                await _out.WriteAsync(
                    new ServerMessage
                    {
                        Flush = new Flush
                        {
                            ThroughUtteranceId = _utteranceId,
                            Reason = FlushReason.BargeIn,
                            SinceCauseUs = 1500,
                        },
                    }
                );
            }
        }
        else if (_userSpeaks && _silentFrames == SilentFramesToEnd)
        {
            _userSpeaks = false;
            await EnterAsync(ConversationState.Thinking);
            await CaptionUserAsync($"input {_utteranceId + 1}", _speechStart, _microphoneSamples);
            await AnswerAsync();
        }
    }

    private async Task AnswerAsync()
    {
        _totalSamples = plan.LengthsMs[(int)_utteranceId % plan.LengthsMs.Count] * PcmFormat.SamplesPerMs;
        _utteranceId++;
        _answerIsPlaying = true;
        await _out.WriteAsync(
            new ServerMessage { UtteranceStarted = new UtteranceStarted { UtteranceId = _utteranceId } }
        );
        await CaptionAsync(_totalSamples, isFinal: true, isInterrupted: false);
        for (var at = 0; at < _totalSamples; at += PcmFormat.FrameSamples)
        {
            await _out.WriteAsync(new ServerMessage { FaceFrames = FramesFor(at) });
            var bytes = new byte[Math.Min(PcmFormat.FrameSamples, _totalSamples - at) * 2];
            for (var i = 0; i < bytes.Length / 2; i++)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(i * 2), AnswerSample(at + i));
            }

            await _out.WriteAsync(
                new ServerMessage
                {
                    AudioChunk = new AudioChunk
                    {
                        UtteranceId = _utteranceId,
                        SampleIndex = at,
                        Pcm = ByteString.CopyFrom(bytes),
                    },
                }
            );
        }

        await EndAsync(_totalSamples, UtteranceEndReason.Completed);
    }

    private FaceFrames FramesFor(int sampleIndex)
    {
        var frames = new FaceFrames { UtteranceId = _utteranceId };
        for (var at = (sampleIndex + 399) / 400 * 400; at < sampleIndex + PcmFormat.FrameSamples; at += 400)
        {
            frames.SampleIndices.Add(at);
            frames.Values.AddRange([0.5f, 0.25f, 0.125f]);
        }

        return frames;
    }

    private async Task PlayedAsync(PlaybackReport report)
    {
        switch (report.Event)
        {
            case PlaybackEvent.Started:
                await EnterAsync(ConversationState.Speaking);
                break;
            case PlaybackEvent.Ended:
                _answerIsPlaying = false;
                await ReportTurnAsync(report, isInterrupted: false);
                await EnterAsync(ConversationState.Listening);
                break;
            case PlaybackEvent.Flushed:
                _answerIsPlaying = false;
                await CaptionAsync((int)report.PlayedSamples, isFinal: true, isInterrupted: true);
                await EndAsync(report.PlayedSamples, UtteranceEndReason.Interrupted);
                await ReportTurnAsync(report, isInterrupted: true);
                break;
        }
    }

    private Task ReportTurnAsync(PlaybackReport report, bool isInterrupted) =>
        _out.WriteAsync(
            new ServerMessage
            {
                TurnReport = new TurnReport
                {
                    TurnId = report.UtteranceId,
                    UtteranceIds = { report.UtteranceId },
                    SpeechStoppedUs = 300_000,
                    ReceivedSamples = _totalSamples,
                    PlayedSamples = report.PlayedSamples,
                    Interrupted = isInterrupted,
                    TruncateAudioEndMs = isInterrupted ? PcmFormat.ToMs(report.PlayedSamples) : -1,
                },
            }
        );

    private Task EndAsync(long totalSamples, UtteranceEndReason reason) =>
        _out.WriteAsync(
            new ServerMessage
            {
                UtteranceEnded = new UtteranceEnded
                {
                    UtteranceId = _utteranceId,
                    TotalSamples = totalSamples,
                    Reason = reason,
                },
            }
        );

    /// <summary>One word for each 200 ms.</summary>
    private Task CaptionAsync(int samples, bool isFinal, bool isInterrupted)
    {
        const int WordSamples = 200 * PcmFormat.SamplesPerMs;
        var caption = new CaptionUpdate
        {
            Speaker = Speaker.Assistant,
            ItemId = string.Create(CultureInfo.InvariantCulture, $"item_{_utteranceId}"),
            UtteranceId = _utteranceId,
            Final = isFinal,
            Interrupted = isInterrupted,
        };
        for (var at = 0; at + WordSamples <= samples; at += WordSamples)
        {
            caption.Words.Add(
                new CaptionWord
                {
                    Text = $"word{at / WordSamples}",
                    StartSample = at,
                    EndSample = at + WordSamples,
                }
            );
        }

        caption.Text = string.Join(' ', caption.Words.Select(word => word.Text));
        return _out.WriteAsync(new ServerMessage { CaptionUpdate = caption });
    }

    private Task CaptionUserAsync(string text, long startSample, long endSample)
    {
        var caption = new CaptionUpdate
        {
            Speaker = Speaker.User,
            ItemId = $"user_{_utteranceId + 1}",
            Text = text,
            Final = true,
        };
        if (endSample > startSample)
        {
            caption.Words.Add(
                new CaptionWord
                {
                    Text = text,
                    StartSample = startSample,
                    EndSample = endSample,
                }
            );
        }

        return _out.WriteAsync(new ServerMessage { CaptionUpdate = caption });
    }

    private async Task EnterAsync(ConversationState state)
    {
        var previous = _state;
        _state = state;
        await _out.WriteAsync(
            new ServerMessage
            {
                StateChanged = new StateChanged { State = state, Previous = previous },
            }
        );
    }
}
