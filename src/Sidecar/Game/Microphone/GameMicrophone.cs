using Sidecar.Protocol;

namespace Sidecar.Game.Microphone;

/// <summary>
/// A microphone that hears recordings, and silence between them, on the clock of the sound card. Each full frame of
/// 20 ms is handed on when its last sample has been spoken, from the moment on when somebody listens.
/// </summary>
internal sealed class GameMicrophone(Action<ReadOnlyMemory<byte>> send)
{
    private readonly byte[] _frame = new byte[PcmFormat.FrameBytes];
    private readonly List<SpokenInput> _spoken = [];
    private SpokenInput? _speaking;
    private int _frameFill;
    private long _position;

    /// <summary>The recordings that were started, in order.</summary>
    public IReadOnlyList<SpokenInput> Spoken => _spoken;

    /// <summary>The sample of the card that the first frame began with; null before.</summary>
    public long? OpenedAt { get; private set; }

    public bool IsSpeaking => _speaking is not null;

    /// <summary>Begins to hand frames on.</summary>
    public void Open() => OpenedAt ??= _position;

    /// <summary>Speaks a recording from now on.</summary>
    /// <exception cref="InvalidOperationException">Another one is being spoken.</exception>
    public void Speak(UserRecording recording)
    {
        if (_speaking is not null)
        {
            throw new InvalidOperationException($"{_speaking.Recording.Name} is still being spoken.");
        }

        _spoken.Add(_speaking = new SpokenInput(recording, _position));
    }

    /// <summary>Records the next samples.</summary>
    public void Render(Span<short> block)
    {
        block.Clear();
        if (_speaking is { } speaking)
        {
            var at = (int)(_position - speaking.CardSample);
            var count = Math.Min(block.Length, speaking.Recording.Pcm.Length - at);
            speaking.Recording.Pcm.AsSpan(at, count).CopyTo(block);
            if (at + count == speaking.Recording.Pcm.Length)
            {
                _speaking = null;
            }
        }

        _position += block.Length;
        if (OpenedAt is null)
        {
            return;
        }

        foreach (var sample in block)
        {
            _frame[_frameFill++] = (byte)sample;
            _frame[_frameFill++] = (byte)(sample >> 8);
            if (_frameFill == _frame.Length)
            {
                send(_frame);
                _frameFill = 0;
            }
        }
    }
}
