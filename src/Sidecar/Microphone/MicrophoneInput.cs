using Sidecar.Audio.Pcm;
using Sidecar.Audio.Resampling;
using Sidecar.Protocol;
using Sidecar.Realtime.Session;

namespace Sidecar.Microphone;

/// <summary>
/// The ear of one conversation: takes audio in pieces of any size and gives the session 20 ms frames. Fed by the
/// sidecar's microphone or by the game; a game that sends its own microphone takes the other's place.
/// </summary>
/// <param name="memory">How much is kept for the next session when this one is lost.</param>
internal sealed class MicrophoneInput(TimeSpan memory)
{
    private const int FrameMs = PcmFormat.FrameSamples / PcmFormat.SamplesPerMs;

    private readonly Lock _gate = new();
    private readonly PauseDetector _pauses = new();
    private readonly MicrophoneMemory _memory = new(memory);
    private readonly byte[] _frame = new byte[PcmFormat.FrameBytes];
    private readonly short[] _resampled = new short[PcmFormat.SampleRateHz];
    private readonly float[] _floats = new float[PcmFormat.SampleRateHz * 2];
    private readonly float[] _resampledFloats = new float[PcmFormat.SampleRateHz * 2];
    private StreamingResampler? _resampler;
    private int _resamplerRateHz;
    private int _filled;
    private IRealtimeSession? _session;
    private bool _isGameFeeding;
    private long _offsetMs;
    private long _sessionStartMs;

    /// <summary>Called when whoever speaks pauses, on the thread that brings the audio; must not wait.</summary>
    public Action? OnPause { get; init; }

    /// <summary>While muted the session hears silence, so that its clock goes on.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Closed while push-to-talk is not pressed, and in text-only conversations: nothing is sent.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether the game sends its own microphone.</summary>
    public bool IsGameFeeding => Volatile.Read(ref _isGameFeeding);

    /// <summary>Milliseconds appended to the session so far: the provider's timeline.</summary>
    public long AppendedMs { get; private set; }

    /// <summary>
    /// What to add to the provider's milliseconds to come to the microphone's: a session hears only what came after it
    /// was confirmed, and nothing of what came while the ear was closed.
    /// </summary>
    public long OffsetMs => Volatile.Read(ref _offsetMs);

    /// <summary>Where the open ear is now, in milliseconds since it first heard: the end of its memory.</summary>
    public long PositionMs
    {
        get
        {
            lock (_gate)
            {
                return _memory.EndMs;
            }
        }
    }

    /// <summary>The ear's position that the connected session calls this many milliseconds.</summary>
    public long PositionOf(long providerMs)
    {
        lock (_gate)
        {
            return _sessionStartMs + providerMs;
        }
    }

    /// <summary>Gives the ear to no session. What it hears from now on is kept, as far as the memory reaches.</summary>
    public void Disconnect()
    {
        lock (_gate)
        {
            _session = null;
            Volatile.Write(ref _offsetMs, _offsetMs + AppendedMs);
            AppendedMs = 0;
        }
    }

    /// <summary>
    /// Gives the ear to a session, which at once hears everything from a position on, as far as it is remembered. The
    /// provider's timeline begins there.
    /// </summary>
    public void Connect(IRealtimeSession session, long fromPositionMs)
    {
        lock (_gate)
        {
            long nowMs = _offsetMs + AppendedMs;
            _session = session;
            _sessionStartMs = _memory.ClampMs(fromPositionMs);
            AppendedMs = 0;
            for (long at = _sessionStartMs; at < _memory.EndMs; at += FrameMs)
            {
                if (session.AppendAudio(_memory.Frame(at)))
                {
                    AppendedMs += FrameMs;
                }
            }
            Volatile.Write(ref _offsetMs, nowMs - AppendedMs);
        }
    }

    /// <summary>What was heard between two positions, PCM16 24 kHz mono; null when it is no longer remembered.</summary>
    public byte[]? Recall(long fromPositionMs, long toPositionMs)
    {
        lock (_gate)
        {
            return _memory.Copy(fromPositionMs, toPositionMs);
        }
    }

    /// <summary>The game's microphone has stopped: the sidecar's own is heard again.</summary>
    public void ReleaseGame()
    {
        Volatile.Write(ref _isGameFeeding, false);
    }

    /// <summary>Audio of the sidecar's microphone, 24 kHz; ignored while the game feeds.</summary>
    public void HearOwn(ReadOnlySpan<byte> pcm)
    {
        if (!IsGameFeeding)
        {
            Append(pcm);
        }
    }

    /// <summary>Audio of the game's microphone.</summary>
    /// <param name="pcm">PCM16 mono, at most 1 s; an odd last byte is dropped.</param>
    /// <param name="sampleRateHz">8 000…192 000, or 0 for 24 000.</param>
    public void HearGame(ReadOnlySpan<byte> pcm, int sampleRateHz)
    {
        Volatile.Write(ref _isGameFeeding, true);
        pcm = pcm[..(pcm.Length & ~1)];
        if (sampleRateHz is 0 or PcmFormat.SampleRateHz)
        {
            Append(pcm);
            return;
        }
        lock (_gate)
        {
            if (_resampler is null || _resamplerRateHz != sampleRateHz)
            {
                _resampler = new StreamingResampler(sampleRateHz, PcmFormat.SampleRateHz);
                _resamplerRateHz = sampleRateHz;
            }
            ReadOnlySpan<short> samples = PcmBytes.AsSamples(pcm);
            while (!samples.IsEmpty)
            {
                int count = Math.Min(samples.Length, sampleRateHz / 10);
                PcmConvert.ToFloat(samples[..count], _floats);
                int produced = _resampler.Process(_floats.AsSpan(0, count), _resampledFloats);
                PcmConvert.ToShort(_resampledFloats.AsSpan(0, produced), _resampled);
                AppendLocked(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_resampled.AsSpan(0, produced)));
                samples = samples[count..];
            }
        }
    }

    /// <summary>Gives the session silence, so that speech that was cut off comes to its end.</summary>
    public void HearSilence(TimeSpan duration)
    {
        Span<byte> silence = stackalloc byte[PcmFormat.FrameBytes];
        silence.Clear();
        long samples = PcmFormat.FromTimeSpan(duration);
        for (long done = 0; done < samples; done += PcmFormat.FrameSamples)
        {
            Append(silence);
        }
    }

    private void Append(ReadOnlySpan<byte> pcm)
    {
        lock (_gate)
        {
            AppendLocked(pcm);
        }
    }

    private void AppendLocked(ReadOnlySpan<byte> pcm)
    {
        while (!pcm.IsEmpty)
        {
            int count = Math.Min(pcm.Length, _frame.Length - _filled);
            if (IsMuted)
            {
                _frame.AsSpan(_filled, count).Clear();
            }
            else
            {
                pcm[..count].CopyTo(_frame.AsSpan(_filled));
            }
            _filled += count;
            pcm = pcm[count..];
            if (_filled == _frame.Length)
            {
                _filled = 0;
                HearFrame();
            }
        }
    }

    private void HearFrame()
    {
        if (_pauses.Hear(PcmBytes.AsSamples(_frame)))
        {
            OnPause?.Invoke();
        }
        if (IsOpen)
        {
            _memory.Append(_frame);
        }
        if (IsOpen && _session is { } session && session.AppendAudio(_frame))
        {
            AppendedMs += FrameMs;
        }
        else
        {
            Volatile.Write(ref _offsetMs, _offsetMs + FrameMs);
        }
    }
}
