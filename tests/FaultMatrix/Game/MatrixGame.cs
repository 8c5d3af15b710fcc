using System.Threading.Channels;
using Sidecar.Conversation;
using Sidecar.Protocol.V1;

namespace Sidecar.FaultMatrix.Game;

/// <summary>
/// A game without a picture. It plays what it gets at once, or up to a point where the cell holds it; it keeps every
/// message, and a journal of what was really said and heard.
/// </summary>
internal sealed class MatrixGame : IConversationClient, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly CellLog _log;
    private readonly List<Stamped> _messages = [];
    private readonly SortedDictionary<ulong, Playing> _playing = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly List<string> _faults = [];
    private readonly Channel<ClientMessage> _outgoing = Channel.CreateUnbounded<ClientMessage>();
    private readonly SemaphoreSlim _credit = new(64);
    private readonly CancellationTokenSource _stop = new();
    private Task _sending = Task.CompletedTask;
    private long _holdAtSamples = long.MaxValue;
    private bool _withholdsFlush;
    private bool _answersTools;

    public MatrixGame(TimeProvider clock, CellLog log)
    {
        _clock = clock;
        _log = log;
    }

    public string Name => "game";

    public ClientEnd? EndedWith { get; private set; }

    /// <summary>Everything but sound and faces.</summary>
    public IReadOnlyList<Stamped> Messages => Locked(() => (IReadOnlyList<Stamped>)[.. _messages]);

    public int MessageCount => Locked(() => _messages.Count);

    public IReadOnlyList<Playing> Utterances => Locked(() => (IReadOnlyList<Playing>)[.. _playing.Values]);

    /// <summary>What a game must never see.</summary>
    public IReadOnlyList<string> Faults => Locked(() => (IReadOnlyList<string>)[.. _faults]);

    public IReadOnlyList<JournalEntry> Journal
    {
        get
        {
            lock (_gate)
            {
                foreach (JournalEntry entry in _journal.Where(e => e.Kind == JournalKind.Assistant))
                {
                    entry.HeardSamples = _playing[entry.UtteranceId].PlayedSamples;
                }
                return [.. _journal];
            }
        }
    }

    public ConversationState State =>
        Locked(() =>
            _messages.LastOrDefault(m => m.Message.StateChanged is not null)?.Message.StateChanged.State
            ?? ConversationState.Unspecified
        );

    public long PlayedSamples => Locked(() => _playing.Values.Sum(p => p.PlayedSamples));

    public void Begin(ConversationLoop loop) => _sending = SendAsync(loop);

    /// <summary>Plays each utterance only up to here; null plays all of it.</summary>
    public void HoldAt(long? samples) =>
        Locked(() =>
        {
            _holdAtSamples = samples ?? long.MaxValue;
            Play();
        });

    /// <summary>Stops on a flush without saying where, until told to.</summary>
    public void WithholdFlush() => Locked(() => _withholdsFlush = true);

    public void ReleaseFlush() =>
        Locked(() =>
        {
            _withholdsFlush = false;
            foreach (Playing playing in _playing.Values.Where(p => p.IsFlushed && !p.IsEndReported))
            {
                ReportFlushed(playing);
            }
        });

    public void SendText(string text) =>
        Locked(() =>
        {
            _journal.Add(new JournalEntry(JournalKind.UserText) { Text = text });
            Send(new ClientMessage { SendText = new SendText { Text = text } });
        });

    /// <summary>Answers the calls that wait, and from now on each as it comes.</summary>
    public void AnswerTools() =>
        Locked(() =>
        {
            _answersTools = true;
            foreach (JournalEntry call in _journal.Where(e => e.Kind == JournalKind.Call).ToArray())
            {
                AnswerTool(call);
            }
        });

    public void Say(ClientMessage message) => Locked(() => Send(message));

    /// <summary>Speech of the user, 24 kHz, in pieces of 100 ms.</summary>
    public void Speak(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            ReadOnlySpan<short> piece = samples[..Math.Min(samples.Length, 2_400)];
            Say(
                new ClientMessage
                {
                    MicrophoneAudio = new MicrophoneAudio
                    {
                        Pcm = Google.Protobuf.ByteString.CopyFrom(Audio.Pcm.PcmBytes.AsBytes(piece)),
                        SampleRateHz = 24_000,
                    },
                }
            );
            samples = samples[piece.Length..];
        }
    }

    public bool TryPost(in OutboundMessage message)
    {
        lock (_gate)
        {
            if (message.Audio is { } block)
            {
                Receive(message.UtteranceId, message.SampleIndex, block.SampleCount);
            }
            else if (message.Message is { } said)
            {
                Receive(said.Clone());
            }
            Play();
        }
        return true;
    }

    public void End(ClientEnd reason)
    {
        EndedWith = reason;
        _log.Note($"game: let go, {reason}");
    }

    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        await _stop.CancelAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _credit.Dispose();
    }

    private async Task SendAsync(ConversationLoop loop)
    {
        await foreach (ClientMessage message in _outgoing.Reader.ReadAllAsync(_stop.Token))
        {
            await loop.ReceiveAsync(this, message, _credit, _stop.Token);
        }
    }

    private void Send(ClientMessage message)
    {
        if (message.BodyCase != ClientMessage.BodyOneofCase.PlaybackReport)
        {
            _log.Note($"game: > {message.BodyCase}");
        }
        _outgoing.Writer.TryWrite(message);
    }

    private void Receive(ulong utteranceId, long sampleIndex, int samples)
    {
        if (!_playing.TryGetValue(utteranceId, out Playing? playing))
        {
            _faults.Add($"sound of utterance {utteranceId}, which has not begun");
            return;
        }
        if (sampleIndex != playing.ReceivedSamples)
        {
            _faults.Add($"utterance {utteranceId} goes on at {sampleIndex} instead of {playing.ReceivedSamples}");
        }
        if (playing.IsFlushed || playing.Ended is not null)
        {
            _faults.Add($"sound of utterance {utteranceId} after its end");
        }
        playing.ReceivedSamples = sampleIndex + samples;
    }

    private void Receive(ServerMessage message)
    {
        _messages.Add(new Stamped(_clock.GetTimestamp(), message));
        switch (message.BodyCase)
        {
            case ServerMessage.BodyOneofCase.UtteranceStarted:
                OnStarted(message.UtteranceStarted);
                break;
            case ServerMessage.BodyOneofCase.UtteranceEnded:
                OnEnded(message.UtteranceEnded);
                break;
            case ServerMessage.BodyOneofCase.Flush:
                OnFlush(message.Flush.ThroughUtteranceId);
                break;
            case ServerMessage.BodyOneofCase.CaptionUpdate:
                OnCaption(message.CaptionUpdate);
                break;
            case ServerMessage.BodyOneofCase.StateChanged
                when message.StateChanged.State == ConversationState.UserSpeaking
                    && message.StateChanged.Previous != ConversationState.UserSpeaking:
                // Until its words are known, nobody can blame anybody for not knowing them.
                _journal.Add(new JournalEntry(JournalKind.UserSpeech) { MayBeMissing = true });
                break;
            case ServerMessage.BodyOneofCase.ToolCall:
                JournalEntry called = new(JournalKind.Call)
                {
                    Id = message.ToolCall.CallId,
                    Text = message.ToolCall.Name,
                };
                _journal.Add(called);
                if (_answersTools)
                {
                    AnswerTool(called);
                }
                break;
            case ServerMessage.BodyOneofCase.ToolCallCancelled:
                foreach (JournalEntry call in _journal.Where(e => e.Id == message.ToolCallCancelled.CallId))
                {
                    call.MayBeMissing = true;
                }
                break;
            case ServerMessage.BodyOneofCase.Notice when message.Notice.Code == "text_refused":
                _journal.RemoveAt(_journal.FindLastIndex(e => e.Kind == JournalKind.UserText));
                break;
        }
        _log.Note($"game: < {message}");
    }

    private void OnStarted(UtteranceStarted started)
    {
        if (!_playing.TryGetValue(started.UtteranceId, out Playing? playing))
        {
            _playing[started.UtteranceId] = playing = new Playing(started.UtteranceId);
            _journal.Add(new JournalEntry(JournalKind.Assistant) { UtteranceId = started.UtteranceId });
        }
        playing.StartCount++;
    }

    private void OnEnded(UtteranceEnded ended)
    {
        if (!_playing.TryGetValue(ended.UtteranceId, out Playing? playing))
        {
            _faults.Add($"the end of utterance {ended.UtteranceId}, which has not begun");
            return;
        }
        playing.Ended = ended;
        playing.EndCount++;
    }

    private void OnFlush(ulong through)
    {
        foreach (Playing playing in _playing.Values)
        {
            if (playing.UtteranceId <= through && !playing.IsEndReported && !playing.IsFlushed)
            {
                playing.IsFlushed = true;
                if (!_withholdsFlush)
                {
                    ReportFlushed(playing);
                }
            }
        }
    }

    private void OnCaption(CaptionUpdate caption)
    {
        if (caption.Speaker == Speaker.Assistant)
        {
            if (_journal.Find(e => e.UtteranceId == caption.UtteranceId && caption.UtteranceId > 0) is { } said)
            {
                said.Text = caption.Text;
            }
            return;
        }
        JournalEntry? heard =
            _journal.Find(e => e.Kind == JournalKind.UserSpeech && e.Id == caption.ItemId)
            ?? _journal.Find(e => e.Kind == JournalKind.UserSpeech && e.Id.Length == 0);
        if (heard is null)
        {
            heard = new JournalEntry(JournalKind.UserSpeech);
            _journal.Add(heard);
        }
        (heard.Id, heard.Text) = (caption.ItemId, caption.Text);
        heard.MayBeMissing = !caption.Final;
    }

    private void Play()
    {
        foreach (Playing playing in _playing.Values)
        {
            if (playing.IsFlushed || playing.IsEndReported)
            {
                continue;
            }
            long target = Math.Min(playing.ReceivedSamples, _holdAtSamples);
            if (target > playing.PlayedSamples)
            {
                playing.PlayedSamples = target;
                Report(playing, playing.IsStartReported ? PlaybackEvent.Progress : PlaybackEvent.Started);
                playing.IsStartReported = true;
            }
            if (playing.Ended is not null && playing.PlayedSamples == playing.ReceivedSamples)
            {
                playing.IsEndReported = true;
                Report(playing, PlaybackEvent.Ended);
            }
        }
    }

    private void AnswerTool(JournalEntry call)
    {
        const string output = """{"lamp":"on"}""";
        _journal.Insert(
            _journal.IndexOf(call) + 1,
            new JournalEntry(JournalKind.Output)
            {
                Id = call.Id,
                Text = output,
                MayBeMissing = call.MayBeMissing,
            }
        );
        Send(
            new ClientMessage
            {
                ToolResult = new ToolResult { CallId = call.Id, OutputJson = output },
            }
        );
    }

    private void ReportFlushed(Playing playing)
    {
        playing.IsEndReported = true;
        Report(playing, PlaybackEvent.Flushed);
    }

    private void Report(Playing playing, PlaybackEvent @event)
    {
        if (@event != PlaybackEvent.Progress)
        {
            _log.Note($"game: > {@event} {playing.UtteranceId} at {playing.PlayedSamples}");
        }
        Send(
            new ClientMessage
            {
                PlaybackReport = new PlaybackReport
                {
                    UtteranceId = playing.UtteranceId,
                    PlayedSamples = playing.PlayedSamples,
                    Event = @event,
                },
            }
        );
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private void Locked(Action act)
    {
        lock (_gate)
        {
            act();
        }
    }
}

/// <summary>A message and when it came.</summary>
internal sealed record Stamped(long Timestamp, ServerMessage Message);
