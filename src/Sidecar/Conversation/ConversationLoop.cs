using System.Threading.Channels;
using Sidecar.Conversation.History;
using Sidecar.Face;
using Sidecar.Microphone;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Relay;

namespace Sidecar.Conversation;

/// <summary>
/// One conversation with one character. A single loop owns all of its state: sessions, clients and timers post to its
/// queue, and nothing else touches what it owns. It knows nothing of gRPC or of the daemon.
/// </summary>
internal sealed partial class ConversationLoop : IAsyncDisposable
{
    // A minute of an answer that arrives at once is 240 deltas and as many transcripts: this is many minutes.
    private const int QueueCapacity = 16_384;

    private readonly ConversationSettings _settings;
    private readonly SessionOpener _opener;
    private readonly ConversationHistory _history;
    private readonly HistoryReplay _replay;
    private readonly IFaceEngine? _faceEngine;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Channel<LoopItem> _queue;
    private readonly ClientRoster _clients = new();
    private readonly FaceStage _stage;
    private readonly SpeechQueue _speech;
    private readonly SessionSetup _setup;
    private readonly UserCaptions _userCaptions = new();
    private readonly ToolCalls _toolCalls;
    private readonly Asides _asides;
    private readonly McpActivity _mcp;
    private readonly Deadlines _deadlines;
    private readonly NoticeLimit _noticeLimit;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private ConversationSnapshot _snapshot = new(ConversationState.Connecting, "", null, 0, false, 0, null);
    private ConversationState _state = ConversationState.Connecting;
    private string _stateReason = "";
    private bool _hasMicrophone;
    private bool _isDisposed;
    private ulong _turnsReported;

    public ConversationLoop(
        string id,
        ConversationSettings settings,
        IRealtimeSessionFactory sessions,
        IFaceEngine? faceEngine,
        PcmBlockPool blocks,
        TimeProvider time,
        ILogger log
    )
    {
        Id = id;
        _settings = settings;
        _faceEngine = faceEngine;
        _time = time;
        _log = log;
        _setup = new SessionSetup(id, settings);
        TimeSpan toolTimeout = TimeSpan.FromMilliseconds(settings.Model.ToolTimeoutMs);
        _toolCalls = new ToolCalls(time) { Timeout = toolTimeout };
        _asides = new Asides(time);
        _mcp = new McpActivity(time, toolTimeout);
        _noticeLimit = new NoticeLimit(time);
        FaceBatchPool batches = new();
        _stage = new FaceStage(_clients, batches, time);
        _speech = new SpeechQueue(_clients, blocks, batches, _stage, time)
        {
            LeadSamples = Protocol.PcmFormat.FromMs(settings.Playback.LeadMs),
        };
        _queue = Channel.CreateBounded<LoopItem>(
            new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
        );
        _usage = settings.Usage.Open(settings.Session.Model ?? "", settings.Transcription?.Model ?? "");
        _telemetry = settings.Telemetry?.Open(this, settings);
        _deadlines = new Deadlines(time, () => TryPost(TimerCommand.Instance));
        Ear = new MicrophoneInput(TimeSpan.FromMilliseconds(settings.Survival.MicrophoneMemoryMs))
        {
            IsOpen = _setup.IsServerDetecting,
            OnPause = () => TryPost(UserPausedCommand.Instance),
        };
        _opener = new SessionOpener(sessions, new ReconnectDelay(new Random().NextDouble), time, PostEvent);
        _history = new ConversationHistory(settings.Survival.HistoryItems, settings.Survival.HistoryCharacters);
        _replay = new HistoryReplay(_history, Ear.Recall);
        _loop = Task.Run(() => RunAsync(_stop.Token));
    }

    public string Id { get; }

    public string CharacterName => _settings.CharacterName;

    /// <summary>Where microphone audio goes.</summary>
    public MicrophoneInput Ear { get; }

    /// <summary>Completes when the conversation has ended: its grace is over, or it was disposed.</summary>
    public Task Ended => _loop;

    public ConversationSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>Lets a client in. Its first messages are posted before this returns <see cref="AttachOutcome.Joined"/>.</summary>
    public async Task<AttachOutcome> AttachAsync(IConversationClient client, Hello hello)
    {
        TaskCompletionSource<AttachOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!TryPost(new AttachCommand(client, hello, outcome)))
        {
            return AttachOutcome.Gone;
        }
        await Task.WhenAny(outcome.Task, _loop);
        return outcome.Task.IsCompletedSuccessfully ? await outcome.Task : AttachOutcome.Gone;
    }

    public void Detach(IConversationClient client) => TryPost(new DetachCommand(client));

    /// <summary>Takes a message of a client. Waits while too many of this client's messages are unread, so that a flood
    /// is slowed at its source.</summary>
    public async ValueTask ReceiveAsync(
        IConversationClient client,
        ClientMessage message,
        SemaphoreSlim credit,
        CancellationToken cancellationToken
    )
    {
        if (message.BodyCase == ClientMessage.BodyOneofCase.MicrophoneAudio)
        {
            // Audio needs no decision of the loop and would only make it wake up.
            HearGameMicrophone(client, message.MicrophoneAudio);
            return;
        }
        await credit.WaitAsync(cancellationToken);
        if (!TryPost(new ClientCommand(client, message, credit)))
        {
            credit.Release();
        }
    }

    /// <summary>Makes the character speak.</summary>
    /// <returns>Null, or why it can't now.</returns>
    public async Task<string?> SayAsync(string text, SayMode mode)
    {
        TaskCompletionSource<string?> refusal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (TryPost(new SayCommand(text, mode, refusal)))
        {
            await Task.WhenAny(refusal.Task, _loop);
        }
        return refusal.Task.IsCompletedSuccessfully ? await refusal.Task : "the conversation has ended";
    }

    /// <summary>Tells the conversation that the sidecar's microphone now speaks to it, or no longer.</summary>
    public void SetAddressed(bool isAddressed) => TryPost(new MicrophoneAddressedCommand(isAddressed));

    /// <summary>Ends the conversation. May be called by several parties, each of which waits for the end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            await _loop;
            return;
        }
        await _stop.CancelAsync();
        _queue.Writer.TryComplete();
        await _loop;
        _stop.Dispose();
    }

    private bool TryPost(LoopCommand command) =>
        _queue.Writer.TryWrite(new LoopItem(null, command, 0, _time.GetTimestamp()));

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        WatchDayUsage();
        BeginSession();
        Beat();
        _graceDue = _deadlines.In(_settings.Grace);
        _deadlines.Arm(EarliestDeadline());
        PublishSnapshot();
        try
        {
            // Without a token, which would allocate at each wait: disposal completes the queue.
            while (
                !_isOver
                && !cancellationToken.IsCancellationRequested
                && await _queue.Reader.WaitToReadAsync(CancellationToken.None)
            )
            {
                while (
                    !_isOver && !cancellationToken.IsCancellationRequested && _queue.Reader.TryRead(out LoopItem item)
                )
                {
                    Handle(item);
                    SettleUserSpeech();
                    CheckBudget();
                    // At once: the next item may bring another participant.
                    if (_clients.TakeLostParticipant())
                    {
                        OnParticipantGone();
                    }
                }
                CheckFlood();
                ContinueRenewal();
                _deadlines.Arm(EarliestDeadline());
                PublishSnapshot();
            }
        }
        finally
        {
            await CloseAsync();
        }
    }

    private void Handle(in LoopItem item)
    {
        try
        {
            if (item.Event is { } serverEvent)
            {
                HandleEvent(serverEvent, item.Generation, item.Timestamp);
            }
            else
            {
                HandleCommand(item.Command!);
            }
        }
#pragma warning disable CA1031 // One fault in one event must not end the conversation; it is logged whole.
        catch (Exception fault)
        {
            Log.EventFailed(_log, fault, Id, item.Event?.GetType().Name ?? item.Command!.GetType().Name);
        }
#pragma warning restore CA1031
    }

    private void HandleCommand(LoopCommand command)
    {
        switch (command)
        {
            case ClientCommand said:
                said.Credit.Release();
                HandleClientMessage(said.Client, said.Message);
                break;
            case AttachCommand attach:
                attach.Outcome.TrySetResult(Attach(attach.Client, attach.Hello));
                break;
            case DetachCommand detach:
                Leave(detach.Client);
                break;
            case SayCommand say:
                say.Refusal.TrySetResult(Say(say.Text, say.Mode));
                break;
            case MicrophoneAddressedCommand addressed:
                _hasMicrophone = addressed.IsAddressed;
                BroadcastMicrophone();
                break;
            case NoticeCommand notice:
                Notify(notice.Kind, notice.Text);
                break;
            case UsageChangedCommand:
                _isUsageChanged = true;
                break;
            case SessionStartedCommand started:
                OnSessionStarted(started.Opening, started.Opened);
                break;
            case SessionStartFailedCommand failed:
                OnSessionFailed(failed.Opening, failed.Failure);
                break;
            case SessionRetryCommand retry:
                OnSessionRetry(retry.Opening, retry.Failure, retry.Delay);
                break;
            case UserPausedCommand:
                OnUserPaused();
                break;
            case TimerCommand:
                _deadlines.Fired();
                CheckDeadlines();
                break;
        }
    }

    private void Move(ConversationTrigger trigger, string reason = "")
    {
        ConversationState next = ConversationStates.Next(_state, trigger);
        if (next == _state && (reason.Length == 0 || string.Equals(reason, _stateReason, StringComparison.Ordinal)))
        {
            return;
        }
        Log.StateChanged(_log, Id, _state, next, trigger);
        ServerMessage message = new()
        {
            StateChanged = new StateChanged
            {
                State = next,
                Previous = _state,
                Reason = reason,
            },
        };
        bool isUserHeard = trigger == ConversationTrigger.UserStopped && _state == ConversationState.UserSpeaking;
        isUserHeard &= !WasAcknowledgedOfLate();
        _state = next;
        _stateReason = reason;
        _clients.Broadcast(message);
        _stage.SetState(next, isUserHeard);
        if (_setup.HasEmotionTool && trigger == ConversationTrigger.AnswerFinished)
        {
            _emotionDue = _deadlines.In(EmotionRests);
        }
    }

    private void Notify(NoticeKind kind, string text)
    {
        if (!_noticeLimit.Allows(kind))
        {
            return;
        }
        Log.NoticeSent(_log, Id, kind.Code, text);
        _clients.Broadcast(ToMessage(kind, text));
    }

    private static ServerMessage ToMessage(NoticeKind kind, string text) =>
        new()
        {
            Notice = new Notice
            {
                Severity = kind.Severity,
                Code = kind.Code,
                Text = text,
                Transient = kind.IsTransient,
            },
        };

    private void PublishSnapshot()
    {
        ConversationSnapshot last = _snapshot;
        bool hasSuccessor = _renewal is { Opened: not null };
        bool isSame =
            last.State == _state
            && last.HasSuccessor == hasSuccessor
            && ReferenceEquals(last.StateReason, _stateReason)
            && ReferenceEquals(last.Participant, _clients.Participant?.Name)
            && last.Observers == _clients.ObserverCount
            && last.HasMicrophone == _hasMicrophone
            && last.Turns == _turnsReported
            && last.GraceEndsAt == _graceDue
            && ReferenceEquals(last.Usage, _usageSnapshot);
        if (!isSame)
        {
            Volatile.Write(
                ref _snapshot,
                new ConversationSnapshot(
                    _state,
                    _stateReason,
                    _clients.Participant?.Name,
                    _clients.ObserverCount,
                    _hasMicrophone,
                    _turnsReported,
                    _graceDue
                )
                {
                    Usage = _usageSnapshot,
                    HasSuccessor = hasSuccessor,
                }
            );
        }
    }
}
