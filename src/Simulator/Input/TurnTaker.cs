using System.Text.Json.Nodes;
using Sidecar.Protocol;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Formats;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Timing;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Input;

/// <summary>
/// The user's side of the conversation: buffers what is appended, finds where turns begin and end (or is told so by
/// commit), and makes items of them.
/// </summary>
internal sealed class TurnTaker
{
    private const int MinCommitMs = 100;

    // Without speech nothing but the next turn's prefix is wanted; a manual commit may still want a little more.
    private const int IdleSamples = 30 * PcmFormat.SampleRateHz;

    private const int LongestPrefixSamples = 5 * PcmFormat.SampleRateHz;

    private readonly SessionContext _session;
    private readonly ResponseDesk _responses;
    private readonly Transcriber _transcriber;
    private readonly InputAudioBuffer _buffer = new();
    private readonly EnergyVad _detector = new();
    private InputDecoder? _decoder;
    private VadSettings? _settings;
    private string? _turnItemId;
    private long _turnStartSample;
    private long _lastTurnEndSample;
    private AgendaEntry? _idleTimer;

    public TurnTaker(SessionContext session, ResponseDesk responses)
    {
        _session = session;
        _responses = responses;
        _transcriber = new(session);
        _responses.DefaultEnded = ResponseEnded;
        SettingsChanged();
    }

    public void SettingsChanged()
    {
        var format = _session.Config.InputFormat;
        if (format != (_decoder?.Format ?? AudioFormat.Native))
        {
            HearTheRest();
            _decoder = format.IsNative ? null : new InputDecoder(format);
        }

        var manual = _settings is null;
        _settings = _session.Config.Vad;
        _detector.Settings = _settings ?? _detector.Settings;
        _idleTimer?.Cancel();
        if (manual || _settings is null)
        {
            AbandonTurn();
        }
    }

    public void Append(ReadOnlySpan<byte> pcm)
    {
        // The detector hears push-to-talk audio too: its clock is the buffer's, and it learns the background.
        _detector.Process(_decoder is null ? _buffer.Append(pcm) : _buffer.Append(_decoder.Decode(pcm)), Judge);
        HearWords(_buffer.EndSample);
        var idle = _settings is not null && _turnItemId is null;
        _buffer.Trim(idle ? IdleSamples : InputAudioBuffer.MaxSamples, LongestPrefixSamples);
    }

    public RealtimeError? Commit()
    {
        HearTheRest();
        var ms = _buffer.PendingSamples / (double)PcmFormat.SamplesPerMs;
        if (ms < MinCommitMs)
        {
            return new(
                FormattableString.Invariant(
                    $"Error committing input audio buffer: buffer too small. Expected at least {MinCommitMs}ms of audio, but buffer only has {ms:0.00}ms of audio."
                )
            )
            {
                Code = "input_audio_buffer_commit_empty",
            };
        }

        var itemId = _turnItemId ?? _session.Ids.Item();
        var from = _buffer.EndSample - _buffer.PendingSamples;
        AbandonTurn();
        CommitTurn(itemId, from, _buffer.EndSample);
        return null;
    }

    public void Clear()
    {
        HearTheRest();
        _buffer.Clear();
        AbandonTurn();
        _session.Events.Emit("input_audio_buffer.cleared");
    }

    // What a decoder holds back is audio that has come: a commit and the clock count it.
    private void HearTheRest()
    {
        if (_decoder is not null)
        {
            _detector.Process(_buffer.Append(_decoder.Flush()), Judge);
        }
    }

    private void HearWords(long untilSample)
    {
        if (_turnItemId is not null)
        {
            _transcriber.Hearing(PcmFormat.ToMs(untilSample - _turnStartSample));
        }
    }

    private void Judge(VadTransition transition)
    {
        if (_settings is null)
        {
            return;
        }

        if (transition.Started)
        {
            SpeechStarted(transition.SampleIndex, _settings);
        }
        else if (_turnItemId is not null)
        {
            SpeechStopped(transition.SampleIndex);
        }
    }

    private void SpeechStarted(long onsetSample, VadSettings settings)
    {
        _idleTimer?.Cancel();
        _turnItemId = _session.Ids.Item();
        _turnStartSample = Math.Max(0, onsetSample - PcmFormat.FromMs(settings.PrefixPaddingMs));
        _session.Events.Emit(
            "input_audio_buffer.speech_started",
            ("audio_start_ms", PcmFormat.ToMs(_turnStartSample)),
            ("item_id", _turnItemId)
        );
        _transcriber.SpeechStarted(_turnItemId);
        if (settings.InterruptResponse)
        {
            _responses.Interrupt();
        }
    }

    private void SpeechStopped(long endSample)
    {
        HearWords(endSample);
        var itemId = _turnItemId!;
        _turnItemId = null;
        _session.Events.Emit(
            "input_audio_buffer.speech_stopped",
            ("audio_end_ms", PcmFormat.ToMs(endSample)),
            ("item_id", itemId)
        );
        CommitTurn(itemId, _turnStartSample, endSample);
        Answer();
    }

    private void CommitTurn(string itemId, long fromSample, long toSample)
    {
        _idleTimer?.Cancel();
        var heard = _session.Script.Heard(_session.Conversation.UserTurns + 1);
        var item = new ConversationItem(itemId, ItemKind.Message)
        {
            Role = "user",
            Content = [new("input_audio") { Audio = [.. _buffer.Copy(fromSample, toSample)], Heard = heard }],
        };
        _lastTurnEndSample = toSample;
        _buffer.MarkDone(toSample);
        Announce(item);
    }

    private void Announce(ConversationItem item)
    {
        _session.Conversation.TryInsert(item, previousItemId: null);
        var previous = _session.Conversation.PreviousOf(item);
        _session.Events.Emit("input_audio_buffer.committed", ("previous_item_id", previous), ("item_id", item.Id));
        _session.Events.ItemAdded(item, previous);
        _session.Events.ItemDone(item, previous);
        _transcriber.Committed(item);
        _session.Faults.TurnTaken();
    }

    private void Answer()
    {
        if (_settings is { CreateResponse: true } && !_session.Config.IsTranscription)
        {
            _responses.AnswerTurn();
        }
    }

    private void AbandonTurn()
    {
        _turnItemId = null;
        _detector.Reset();
    }

    private void ResponseEnded(int audioMs)
    {
        _transcriber.ResponseEnded();
        if (_settings?.IdleTimeoutMs is { } idleMs && _turnItemId is null)
        {
            _idleTimer?.Cancel();
            _idleTimer = _session.Agenda.Schedule(TimeSpan.FromMilliseconds(idleMs + audioMs), IdleTooLong);
        }
    }

    private void IdleTooLong()
    {
        if (_turnItemId is not null || _responses.DefaultActive)
        {
            return;
        }

        var itemId = _session.Ids.Item();
        _session.Events.Emit(
            "input_audio_buffer.timeout_triggered",
            ("audio_start_ms", PcmFormat.ToMs(_lastTurnEndSample)),
            ("audio_end_ms", PcmFormat.ToMs(_buffer.EndSample)),
            ("item_id", itemId)
        );
        // The silence itself isn't kept: there is nothing in it to retrieve or to transcribe.
        CommitTurn(itemId, _buffer.EndSample, _buffer.EndSample);
        Answer();
    }
}
