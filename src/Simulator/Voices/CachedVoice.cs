namespace Sidecar.Simulator.Voices;

/// <summary>Keeps what was spoken lately, up to a number of samples; the line unused for longest goes first.</summary>
internal sealed class CachedVoice(IVoice voice, long maxSamples = CachedVoice.DefaultMaxSamples) : IVoice
{
    /// <summary>About eleven minutes, 32 MB.</summary>
    public const long DefaultMaxSamples = 16L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<(Key Key, SpokenLine Line)>> _lines = [];
    private readonly LinkedList<(Key Key, SpokenLine Line)> _byUse = new();
    private long _samples;

    public async Task<SpokenLine> SpeakAsync(
        string text,
        string voiceName,
        double speed,
        CancellationToken cancellationToken
    )
    {
        var key = new Key(text, voiceName, speed);
        lock (_lock)
        {
            if (_lines.TryGetValue(key, out var known))
            {
                _byUse.Remove(known);
                _byUse.AddLast(known);
                return known.Value.Line;
            }
        }

        var line = await voice.SpeakAsync(text, voiceName, speed, cancellationToken);
        lock (_lock)
        {
            if (line.Samples.Length <= maxSamples && !_lines.ContainsKey(key))
            {
                _lines.Add(key, _byUse.AddLast((key, line)));
                _samples += line.Samples.Length;
                while (_samples > maxSamples)
                {
                    var (oldest, dropped) = _byUse.First!.Value;
                    _byUse.RemoveFirst();
                    _lines.Remove(oldest);
                    _samples -= dropped.Samples.Length;
                }
            }
        }

        return line;
    }

    private sealed record Key(string Text, string VoiceName, double Speed);
}
