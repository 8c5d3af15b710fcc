namespace Sidecar.Simulator.Input;

/// <summary>
/// The level of the background in dBFS, by minimum statistics: the quietest smoothed frame of the last two seconds.
/// Speech, however long, dips to the background between syllables, so the floor holds under it.
/// </summary>
internal sealed class NoiseFloor
{
    private const int BlockFrames = 25;
    private const int Blocks = 8;

    // The minimum of a noisy quantity lies below its mean.
    private const double MinimumBiasDb = 1.5;

    // Above digital silence anything stands out: a breath at -60 dBFS is no speech, whatever lies below it.
    private const double LowestDb = -66;

    // Until a second was heard, a recording that starts in mid-word must not count as its own background.
    private const double UnheardDb = -60;
    private const int UnheardFrames = 100;

    // A steady noise under speech may raise the floor, a long vowel may not.
    private const double RisePerFrameInSpeechDb = 0.15;

    private readonly double[] _blockMinima = new double[Blocks];
    private double _smoothedDb = double.NaN;
    private double _blockMinimumDb = double.PositiveInfinity;
    private long _frames;

    public NoiseFloor() => Array.Fill(_blockMinima, double.PositiveInfinity);

    public double Db { get; private set; } = UnheardDb;

    public void Update(double frameDb, bool inSpeech)
    {
        _smoothedDb = double.IsNaN(_smoothedDb) ? frameDb : (0.6 * _smoothedDb) + (0.4 * frameDb);
        _blockMinimumDb = Math.Min(_blockMinimumDb, _smoothedDb);
        if (++_frames % BlockFrames == 0)
        {
            _blockMinima[_frames / BlockFrames % Blocks] = _blockMinimumDb;
            _blockMinimumDb = double.PositiveInfinity;
        }

        var minimum = _blockMinimumDb;
        foreach (var blockMinimum in _blockMinima)
        {
            minimum = Math.Min(minimum, blockMinimum);
        }

        var target = Math.Max(LowestDb, minimum + MinimumBiasDb);
        if (_frames < UnheardFrames)
        {
            target = Math.Min(target, UnheardDb);
        }

        Db = inSpeech ? Math.Min(target, Db + RisePerFrameInSpeechDb) : target;
    }
}
