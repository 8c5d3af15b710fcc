using Sidecar.Configuration;
using Sidecar.Face;
using Sidecar.Face.Performance;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// The games: joining, leaving, coming back, and what they ask for.
internal sealed partial class ConversationLoop
{
    private const int MaxTextCharacters = 16_000;

    private static readonly TimeSpan VirtualPlayerInterval = TimeSpan.FromMilliseconds(50);

    // Longer than any configured silence that ends a turn, so that speech cut off by a vanished game comes to its end.
    private static readonly TimeSpan SilenceAfterGame = TimeSpan.FromSeconds(1);

    private IFaceStream? _face;
    private CurveSet _curveSet = CurveSet.None;
    private PlaybackOwner _owner = PlaybackOwner.Game;
    private bool _wasHeld;
    private bool _isOver;
    private long? _graceDue;
    private long? _virtualPlayerDue;

    private AttachOutcome Attach(IConversationClient client, Hello hello)
    {
        bool isObserver = hello.Role == Role.Observer;
        bool resumed = _wasHeld;
        if (!isObserver)
        {
            bool mayTakeOver = hello.ResumeConversationId == Id;
            if (_clients.Participant is { } present && !mayTakeOver)
            {
                return AttachOutcome.AlreadyHeld;
            }
            if (_clients.Participant is { } earlier)
            {
                _clients.Leave(earlier);
                earlier.End(ClientEnd.TakenOver);
            }
            Equip(hello);
            _wasHeld = true;
            _graceDue = null;
        }
        Log.ClientJoined(_log, Id, client.Name, hello.Role, resumed);
        _clients.Join(client, isObserver, _stage.NowSamples);
        PostWelcome(client, resumed);
        PostBudgetNotice(client);
        if (isObserver)
        {
            ShowUtterances(client);
            ShowDuck(client, isParticipant: false);
        }
        else
        {
            // Before any audio, so that none of it is heard.
            ShowDuck(client, isParticipant: true);
            ResumeSpeech();
            RetryRefused();
        }
        return AttachOutcome.Joined;
    }

    private void ShowUtterances(IConversationClient observer)
    {
        foreach (Utterance utterance in _speech.Utterances)
        {
            if (utterance.IsAnnounced)
            {
                observer.TryPost(OutboundMessage.Of(SpeechQueue.Started(utterance)));
            }
        }
    }

    private void ResumeSpeech()
    {
        _speech.Rewind();
        _speech.IsPaused = false;
        foreach (Utterance utterance in _speech.Utterances)
        {
            utterance.IsCaptionFinal = false;
            SendCaption(utterance);
        }
        _speech.Pump();
    }

    private void Equip(Hello hello)
    {
        CurveSet wanted = hello.CurveSet == CurveSet.Unspecified ? CurveSet.Arkit52 : hello.CurveSet;
        CurveSet possible = _faceEngine is not null && CurveSets.CanDraw(wanted) ? wanted : CurveSet.None;
        if (possible != _curveSet)
        {
            _stage.UseRig(possible == CurveSet.None ? null : new FacePerformer(possible, _settings.Face));
            _curveSet = possible;
        }
        if (_stage.Performer is not null && _face is null)
        {
            _face = _faceEngine!.Open();
            _speech.UseFace(_face);
        }
        _owner = hello.PlaybackOwner is PlaybackOwner.Nobody or PlaybackOwner.Sidecar
            ? PlaybackOwner.Nobody
            : PlaybackOwner.Game;
        _canGameHold = hello.Contract is { Minor: >= 1 } or { Major: > 1 };
        uint leadMs = hello.LeadMs == 0 ? (uint)_settings.Playback.LeadMs : Math.Clamp(hello.LeadMs, 200u, 5_000u);
        _speech.LeadSamples = PcmFormat.FromMs(leadMs);
    }

    private void PostWelcome(IConversationClient client, bool resumed)
    {
        Welcome welcome = new()
        {
            Contract = ContractVersions.Current(),
            SidecarVersion = _settings.SidecarVersion,
            ConversationId = Id,
            Resumed = resumed,
            Character = CharacterName,
            AudioFormat = new Protocol.V1.AudioFormat
            {
                SampleRateHz = PcmFormat.SampleRateHz,
                Channels = 1,
                BitsPerSample = 8 * PcmFormat.BytesPerSample,
            },
            CurveSet = _curveSet,
            FaceFrameIntervalSamples = FaceFrameRate.FrameIntervalSamples,
            LeadMs = (uint)PcmFormat.ToMs(_speech.LeadSamples),
            Provider = _settings.ProviderName,
            PlaybackOwner = _owner,
        };
        if (_stage.Performer is { } performer)
        {
            welcome.CurveNames.AddRange(performer.CurveNames);
        }
        welcome.Capabilities.AddRange(Capabilities.Of(_settings, _faceEngine));
        client.TryPost(OutboundMessage.Of(new ServerMessage { Welcome = welcome }));
        StateChanged state = new()
        {
            State = _state,
            Previous = _state,
            Reason = _stateReason,
        };
        client.TryPost(OutboundMessage.Of(new ServerMessage { StateChanged = state }));
        client.TryPost(OutboundMessage.Of(MicrophoneMessage()));
    }

    private void Leave(IConversationClient client)
    {
        if (!_clients.Leave(client))
        {
            return;
        }
        Log.ClientLeft(_log, Id, client.Name);
        OnParticipantGone();
    }

    private void OnParticipantGone()
    {
        _speech.IsPaused = true;
        AnswerMcp(_mcp.RefuseAll("the game went away"));
        _graceDue = _deadlines.In(_settings.Grace);
        foreach (PendingFlush flush in _flushes.ToArray())
        {
            FinishFlush(flush, isReported: false);
        }
        if (Ear.IsGameFeeding)
        {
            Ear.HearSilence(SilenceAfterGame);
            Ear.ReleaseGame();
        }
    }

    private void HandleClientMessage(IConversationClient client, ClientMessage message)
    {
        if (!ReferenceEquals(client, _clients.Participant))
        {
            return;
        }
        switch (message.BodyCase)
        {
            case ClientMessage.BodyOneofCase.PlaybackReport:
                OnPlaybackReport(message.PlaybackReport);
                break;
            case ClientMessage.BodyOneofCase.SendText:
                if (TellsBudgetSpent())
                {
                    break;
                }
                if (SendText(message.SendText.Text) is { } refusal)
                {
                    Notify(NoticeKind.TextRefused, $"The text was not sent: {refusal}.");
                }
                break;
            case ClientMessage.BodyOneofCase.Interrupt:
                Interrupt(FlushReason.Interrupt, _time.GetTimestamp(), isCancelledByServer: false);
                break;
            case ClientMessage.BodyOneofCase.PushToTalk:
                OnPushToTalk(message.PushToTalk.Action);
                break;
            case ClientMessage.BodyOneofCase.SetMuted:
                Ear.IsMuted = message.SetMuted.Muted;
                BroadcastMicrophone();
                break;
            case ClientMessage.BodyOneofCase.ToolResult:
                OnToolResult(message.ToolResult);
                break;
            case ClientMessage.BodyOneofCase.UpdateCharacter:
                OnUpdateCharacter(message.UpdateCharacter);
                break;
            case ClientMessage.BodyOneofCase.SendImage:
                OnSendImage(message.SendImage);
                break;
            case ClientMessage.BodyOneofCase.Ask:
                OnAsk(message.Ask);
                break;
            case ClientMessage.BodyOneofCase.McpApproval:
                OnMcpApproval(message.McpApproval);
                break;
        }
    }

    private void HearGameMicrophone(IConversationClient client, MicrophoneAudio audio)
    {
        if (!ReferenceEquals(client, _clients.Participant))
        {
            return;
        }
        uint rateHz = audio.SampleRateHz == 0 ? PcmFormat.SampleRateHz : audio.SampleRateHz;
        if (rateHz is < 8_000 or > 192_000 || audio.Pcm.Length > rateHz * PcmFormat.BytesPerSample)
        {
            string text =
                $"MicrophoneAudio with {audio.Pcm.Length} bytes at {rateHz} Hz was left out: "
                + "8000 to 192000 Hz and at most 1 s per message are taken.";
            TryPost(new NoticeCommand(NoticeKind.MicrophoneAudioRefused, text));
            return;
        }
        Ear.HearGame(audio.Pcm.Span, (int)rateHz);
    }

    /// <returns>Null, or why not.</returns>
    private string? SendText(string text)
    {
        if (_budgetStop is { } spent)
        {
            return spent;
        }
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxTextCharacters)
        {
            return $"it must have 1 to {MaxTextCharacters} characters and has {text.Length}";
        }
        if (_state == ConversationState.Failed)
        {
            RetryRefused();
            return $"there is no session with the provider: {_stateReason}";
        }
        Interrupt(FlushReason.Interrupt, _time.GetTimestamp(), isCancelledByServer: false);
        BeginTypedTurn(TurnInput.Text);
        SendItem(ConversationItem.UserText(text));
        RequestResponse();
        return null;
    }

    private void BeginTypedTurn(TurnInput input)
    {
        BeginTurn(input).SpeechEndTimestamp = _time.GetTimestamp();
        ExpectAnswer();
        Move(ConversationTrigger.AnswerBegun);
    }

    private string? Say(string text, SayMode mode)
    {
        if (mode != SayMode.Verbatim)
        {
            return SendText(text);
        }
        if (_budgetStop is { } spent)
        {
            return spent;
        }
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxTextCharacters)
        {
            return $"the text must have 1 to {MaxTextCharacters} characters and has {text.Length}";
        }
        if (_state == ConversationState.Failed)
        {
            RetryRefused();
            return $"there is no session with the provider: {_stateReason}";
        }
        Interrupt(FlushReason.Interrupt, _time.GetTimestamp(), isCancelledByServer: false);
        BeginTypedTurn(TurnInput.None);
        // Instructions of a response replace those of the session, so the character's own go along.
        string instructions = $"{_setup.Instructions}\n\nSay exactly: {text}";
        RequestResponse(new ResponseConfiguration { Instructions = instructions });
        return null;
    }

    private void OnUpdateCharacter(UpdateCharacter update)
    {
        try
        {
            (TurnTakingMode earlierMode, BargeInMode earlierPolicy) = (_setup.TurnTaking, _setup.BargeIn);
            SessionConfiguration changes = _setup.Apply(update);
            Volatile.Write(ref _configuration, _setup.ToConfiguration());
            if (update.HasVoice)
            {
                _face?.ForgetVoice();
            }
            if (_isSessionOpen)
            {
                _session!.Send(new SessionUpdate(changes));
            }
            ChangeTurnTaking(earlierMode, earlierPolicy);
        }
        catch (FormatException fault)
        {
            Notify(NoticeKind.UpdateRefused, $"UpdateCharacter was refused: {fault.Message}.");
        }
    }

    private void BeginToolCall(ConversationItem item, ResponseTrack track)
    {
        if (TakeEmotion(item, track))
        {
            return;
        }
        if (_toolCalls.Begin(item) is not { } call)
        {
            return;
        }
        if (_clients.Participant is null)
        {
            SendToolOutput(_toolCalls.Fail(item.CallId!, "no game is connected"));
            return;
        }
        _clients.Broadcast(call);
    }

    private void OnToolResult(ToolResult result)
    {
        SendToolOutput(_toolCalls.Answer(result));
        AnswerTools();
    }

    private void SendToolOutput(ItemCreate? output)
    {
        if (output is not null)
        {
            SendItem(output.Item);
        }
    }

    /// <summary>Adds an item of this side's own to the conversation: now, or as soon as there is a session.</summary>
    private void SendItem(ConversationItem item)
    {
        item = item with { Id = item.Id ?? _replay.NextId() };
        bool isCallUnknown = _history.CallOf(item.CallId) is { } call && call.Generation != _generation;
        if (_isSessionOpen && !isCallUnknown)
        {
            _history.Add(item, _generation);
            _session!.Send(new ItemCreate(item));
            return;
        }
        _history.Add(item, generation: 0);
        if (_isSessionOpen)
        {
            // The call was made in an earlier session: this one gets both.
            SendReplay();
        }
    }

    /// <summary>Once every call has its output and the response that made them is done, the model goes on.</summary>
    private void AnswerTools()
    {
        if (
            _toolCalls is { IsWaiting: false, IsAnswerOwed: true }
            && !IsBudgetSpent
            && _turn is { OpenResponses: 0, IsReported: false } turn
        )
        {
            _toolCalls.IsAnswerOwed = false;
            turn.IsAwaitingAnswer = true;
            ExpectAnswer();
            RequestResponse();
        }
    }

    private void CancelToolCall(string callId, string reason) =>
        _clients.Broadcast(
            new ServerMessage
            {
                ToolCallCancelled = new ToolCallCancelled { CallId = callId, Reason = reason },
            }
        );

    private ServerMessage MicrophoneMessage() =>
        new()
        {
            MicrophoneChanged = new MicrophoneChanged { Addressed = _hasMicrophone, Muted = Ear.IsMuted },
        };

    private void BroadcastMicrophone() => _clients.Broadcast(MicrophoneMessage());
}
