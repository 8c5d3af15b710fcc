using Google.Protobuf;
using Sidecar.Game.Captions;
using Sidecar.Game.Face;
using Sidecar.Game.Microphone;
using Sidecar.Game.Playback;
using Sidecar.Game.Recording;
using Sidecar.Game.Script;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game;

/// <summary>The owner of everything that happens in one run. Its methods are never called at the same time.</summary>
internal sealed class GameLoop : ISoundCardSource, IFaceTrackSink
{
    /// <summary>A game that only listens remembers this many utterances; one that records remembers all.</summary>
    private const ulong KeptUtterances = 50;

    private readonly GameOptions _options;
    private readonly GameConnection _connection;
    private readonly RunRecorder _recorder;
    private readonly IFaceTrackSink? _liveLink;
    private readonly VirtualSoundCard _card;
    private readonly PlaybackQueue _playback;
    private readonly FaceTrack _face;
    private readonly GameMicrophone _microphone;
    private readonly CaptionConsole _captions;
    private readonly short[] _userBlock = new short[VirtualSoundCard.BlockSamples];
    private ConversationState _state;
    private CaptionItem? _heardCaption;

    public GameLoop(
        GameOptions options,
        GameConnection connection,
        RunRecorder recorder,
        Welcome welcome,
        IFaceTrackSink? liveLink = null
    )
    {
        _liveLink = liveLink;
        _options = options;
        _connection = connection;
        _recorder = recorder;
        _card = new VirtualSoundCard(options.Time);
        _playback = new PlaybackQueue(options.Playback);
        _face = new FaceTrack(welcome.CurveNames.Count);
        _microphone = new GameMicrophone(SendMicrophoneFrame);
        _captions = new CaptionConsole(options.Console);
        Log.Welcome = welcome;
        Log.Spoken = _microphone.Spoken;
        _card.Start();
    }

    public RunLog Log { get; } = new();

    public TimeSpan TickInterval { get; } = PcmFormat.ToTimeSpan(VirtualSoundCard.BlockSamples);

    private double NowMs => _card.Position / (double)PcmFormat.SamplesPerMs;

    public void RecordOpening(ClientMessage hello)
    {
        _recorder.Events?.Sent(0, hello);
        _recorder.Events?.Received(0, new ServerMessage { Welcome = Log.Welcome });
    }

    /// <summary>Plays what is due and handles what has arrived.</summary>
    /// <returns>False when the run is over.</returns>
    /// <exception cref="GameException">The sidecar breaks the contract.</exception>
    public bool Step()
    {
        Play();
        while (_connection.TryReceive(out var received))
        {
            Play();
            Handle(received);
            Report();
        }

        if (_connection.HasEnded)
        {
            Log.Failure = _connection.Failure?.Message ?? "The sidecar closed the conversation.";
            return false;
        }

        if (_options.Duration is { } duration && _card.Position >= PcmFormat.FromTimeSpan(duration))
        {
            return false;
        }

        return Act();
    }

    /// <summary>Ends the record of the run.</summary>
    public void Complete()
    {
        _captions.FinishAssistant(_card.Position);
        Log.DurationSamples = _card.Position;
        Log.Underruns = _playback.Underruns;
        Log.MaxFaceOffsetSamples = _face.MaxOffsetSamples;
        foreach (var utterance in Log.Utterances)
        {
            utterance.FaceFrames = _face.FramesOf(utterance.Id);
        }
    }

    public void Render(long cardSample, Span<short> block)
    {
        _playback.Render(cardSample, block);
        Log.History.Add(_playback.Runs);
        foreach (var run in _playback.Runs)
        {
            Log.Utterance(run.UtteranceId, cardSample)
                .Heard(run, block.Slice((int)(run.CardSample - cardSample), run.Count));
        }

        var user = _userBlock.AsSpan(0, block.Length);
        _microphone.Render(user);
        _recorder.Write(block, user);
        _face.Render(cardSample, block.Length, _playback.Runs, this);
    }

    public void OnFace(long cardSample, ReadOnlySpan<float> values)
    {
        _recorder.OnFace(cardSample, values);
        _liveLink?.OnFace(cardSample, values);
    }

    private void Play()
    {
        _card.CatchUp(this);
        Report();
        PrintCaptions();
    }

    private void Report()
    {
        while (_playback.TryTakeChange(out var change))
        {
            Send(new ClientMessage { PlaybackReport = change.ToReport() });
        }
    }

    private bool Act()
    {
        var view = new GameView(_card.Position, _state, _microphone.IsSpeaking, _playback.IsIdle, Log);
        switch (_options.Script.Next(view))
        {
            case GameAction.Speak speak:
                _captions.Note(_card.Position, $"speaking {speak.Recording.Name}");
                _microphone.Speak(speak.Recording);
                return true;
            case GameAction.Type type:
                _captions.Note(_card.Position, $"writing \"{type.Text}\"");
                Log.Typed.Add(new TypedInput(type.Text, _card.Position));
                Send(new ClientMessage { SendText = new SendText { Text = type.Text } });
                return true;
            case GameAction.Finish finish:
                Log.Failure = finish.Failure;
                return false;
            default:
                return true;
        }
    }

    private void Handle(in ReceivedMessage received)
    {
        var message = received.Message;
        _recorder.Events?.Received(_card.PositionAt(received.Timestamp) / (double)PcmFormat.SamplesPerMs, message);
        switch (message.BodyCase)
        {
            case ServerMessage.BodyOneofCase.StateChanged:
                HandleState(message.StateChanged);
                break;
            case ServerMessage.BodyOneofCase.UtteranceStarted:
                Log.Utterance(message.UtteranceStarted.UtteranceId, _card.Position);
                _playback.Begin(message.UtteranceStarted);
                break;
            case ServerMessage.BodyOneofCase.AudioChunk:
                Log.Utterance(message.AudioChunk.UtteranceId, _card.Position).DeliveredSamples +=
                    message.AudioChunk.Pcm.Length / PcmFormat.BytesPerSample;
                _playback.Push(message.AudioChunk);
                break;
            case ServerMessage.BodyOneofCase.FaceFrames:
                _face.Add(message.FaceFrames);
                break;
            case ServerMessage.BodyOneofCase.CaptionUpdate:
                HandleCaption(message.CaptionUpdate);
                break;
            case ServerMessage.BodyOneofCase.UtteranceEnded:
                HandleEnd(message.UtteranceEnded);
                break;
            case ServerMessage.BodyOneofCase.Flush:
                HandleFlush(message.Flush, _card.PositionAt(received.Timestamp));
                break;
            case ServerMessage.BodyOneofCase.Duck:
                HandleDuck(message.Duck, _card.PositionAt(received.Timestamp));
                break;
            case ServerMessage.BodyOneofCase.Resume:
                HandleResume(message.Resume);
                break;
            case ServerMessage.BodyOneofCase.ToolCall:
                HandleToolCall(message.ToolCall);
                break;
            case ServerMessage.BodyOneofCase.Notice:
                Log.Notices.Add(message.Notice);
                _captions.Note(_card.Position, message.Notice.Text, "yellow");
                break;
            case ServerMessage.BodyOneofCase.TurnReport:
                Log.TurnReports.Add(message.TurnReport);
                break;
        }
    }

    private void HandleState(StateChanged change)
    {
        _state = change.State;
        if (_state == ConversationState.Listening && _options is { UseMicrophone: true, Observe: false })
        {
            // Before, there is no session that could hear it, and its timeline begins with the first frame.
            _microphone.Open();
            Log.MicrophoneOpenedAt = _microphone.OpenedAt ?? 0;
        }

        Log.States.Add(new StateRecord(_card.Position, change.State, change.Reason));
        if (_state == ConversationState.Thinking && change.Previous == ConversationState.UserSpeaking)
        {
            _captions.ExpectUser();
        }

        if (change.Reason.Length > 0)
        {
            _captions.Note(_card.Position, $"{change.State}: {change.Reason}");
        }
    }

    private void HandleCaption(CaptionUpdate update)
    {
        var item = Log.Captions.Apply(update, _card.Position);
        if (item.Speaker == Speaker.User)
        {
            _captions.User(item, _card.Position);
        }
    }

    private void HandleEnd(UtteranceEnded ended)
    {
        var record = Log.Utterance(ended.UtteranceId, _card.Position);
        record.TotalSamples = ended.TotalSamples;
        record.EndReason = ended.Reason;
        _playback.End(ended);
        if (_options is { OutDirectory: null, Script: ListenOnly } && ended.UtteranceId > KeptUtterances)
        {
            Log.ForgetBefore(ended.UtteranceId - KeptUtterances);
            _face.ForgetBefore(ended.UtteranceId - KeptUtterances);
        }
    }

    private void HandleDuck(Duck duck, long arrivedAt)
    {
        _playback.Duck(duck.GainDb, duck.Hold);
        Log.Ducks.Add(new DuckRecord(duck.UtteranceId, arrivedAt, duck.Hold, duck.SinceCauseUs));
        _captions.Note(_card.Position, duck.Hold ? "held" : "ducked");
    }

    private void HandleResume(Resume resume)
    {
        _playback.Resume();
        if (Log.Ducks is [.., { EndedAt: null } duck])
        {
            duck.End(_card.Position, resume.Reason);
            _captions.Note(_card.Position, $"goes on: {DuckRecord.NameOf(resume.Reason)}");
        }
    }

    private void HandleFlush(Flush flush, long arrivedAt)
    {
        if (Log.Ducks is [.., { EndedAt: null } duck])
        {
            duck.End(_card.Position, resumedBecause: null);
        }

        var result = _playback.Flush(flush.ThroughUtteranceId);
        _face.Flush(flush.ThroughUtteranceId);
        Log.Dropped.AddRange(result.Dropped);
        Log.Utterance(result.UtteranceId, _card.Position).Flush ??= new FlushRecord(
            arrivedAt,
            _card.Position,
            flush.Reason,
            flush.SinceCauseUs,
            flush.ThroughUtteranceId
        );
        var stopped = new PlaybackChange(
            result.UtteranceId,
            PlaybackEvent.Flushed,
            result.PlayedSamples,
            result.Underruns
        );
        Send(new ClientMessage { PlaybackReport = stopped.ToReport() });
    }

    private void HandleToolCall(ToolCall call)
    {
        _captions.Note(_card.Position, $"tool call {call.Name}({call.ArgumentsJson})");
        var result = new ToolResult { CallId = call.CallId, Error = "The headless game has no tools." };
        Send(new ClientMessage { ToolResult = result });
    }

    private void PrintCaptions()
    {
        if (_playback.Runs is [.., var run])
        {
            foreach (var item in Log.Captions.Items)
            {
                if (item.UtteranceId == run.UtteranceId && item.Speaker == Speaker.Assistant)
                {
                    _heardCaption = item;
                    _captions.Heard(item, run.SampleIndex + run.Count, _card.Position);
                }
            }
        }
        else if (
            _heardCaption is { IsFinal: true } item
            && _playback.Current?.Id != item.UtteranceId
            && (item.IsInterrupted || Log.Utterance(item.UtteranceId, _card.Position).Flush is null)
        )
        {
            _heardCaption = null;
            _captions.FinishAssistant(_card.Position);
        }
    }

    private void SendMicrophoneFrame(ReadOnlyMemory<byte> pcm) =>
        Send(new ClientMessage { MicrophoneAudio = new MicrophoneAudio { Pcm = ByteString.CopyFrom(pcm.Span) } });

    private void Send(ClientMessage message)
    {
        if (_options.Observe)
        {
            return;
        }

        _recorder.Events?.Sent(NowMs, message);
        _connection.Send(message);
    }
}
