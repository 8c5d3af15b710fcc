using Sidecar.Face.Features;

namespace Sidecar.Face.Solver;

/// <summary>
/// Hears the hops of one stream: features, network, prosody. What it has learnt of the voice outlasts an utterance.
/// </summary>
internal sealed class HopAnalysis
{
    private readonly SolverModel _model;
    private readonly SpeechFeatures _features;
    private readonly VoiceNormaliser _normaliser;
    private readonly VoiceProsody _prosody = new();
    private readonly SolverNetwork _network;
    private readonly LabelScores _scores;
    private readonly RowRing _spoken;
    private readonly float[] _logBands;

    /// <summary>Prepares one stream.</summary>
    public HopAnalysis(SolverModel model)
    {
        _model = model;
        _features = new SpeechFeatures(model.Features);
        _normaliser = new VoiceNormaliser(model.Normaliser, model.PriorMean, model.PriorScale);
        _network = new SolverNetwork(model);
        _scores = new LabelScores(model);
        var depth = SolverNetwork.MostSteps + model.LongestDelayHops + VoiceProsody.DelayHops + 1;
        Readings = new HeadReadings(model.Heads, depth);
        _spoken = new RowRing(3, depth);
        _logBands = new float[model.Features.MelBands];
    }

    /// <summary>What the heads say of the latest steps.</summary>
    public HeadReadings Readings { get; }

    /// <summary>The number of steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Starts an utterance.</summary>
    public void Begin()
    {
        Steps = 0;
        _network.Clear();
        _prosody.Begin();
        _spoken.Clear();
    }

    /// <summary>Forgets the voice.</summary>
    public void ForgetVoice()
    {
        _normaliser.Forget();
        _prosody.Forget();
    }

    /// <summary>The voice has ended: what follows until the next utterance teaches nothing.</summary>
    public void KeepVoice() => _normaliser.Keep();

    /// <summary>Goes back to what was known of the voice at its end.</summary>
    public void RestoreVoice() => _normaliser.Restore();

    /// <summary>Takes the next steps.</summary>
    /// <param name="samples">From the first step's window on, hop after hop.</param>
    /// <param name="count">At most <see cref="SolverNetwork.MostSteps"/>.</param>
    /// <param name="learn">Whether this is the voice.</param>
    public void Advance(ReadOnlySpan<float> samples, int count, bool learn)
    {
        for (var i = 0; i < count; i++)
        {
            var window = samples.Slice(i * HopGrid.HopSamples, HopGrid.WindowSamples);
            var level = _features.Measure(window, _logBands);
            _normaliser.Observe(_logBands, level, _network.Inputs(Steps + i));
            var spoken = _prosody.Observe(window, level, learn);
            var row = _spoken[Steps + i - VoiceProsody.DelayHops];
            (row[0], row[1], row[2]) = (spoken.Loudness, spoken.Voicing, spoken.Semitones);
        }

        _network.Run(Steps, count, Readings);
        for (var i = 0; i < count; i++)
        {
            for (var head = 0; head < _model.Heads.Length; head++)
            {
                _scores.Fill(Readings, Steps + i, head);
            }
        }

        Steps += count;
    }

    /// <summary>Loudness, voicing and pitch of a hop, as far as they can be told at a step.</summary>
    public ReadOnlySpan<float> Spoken(long hop, long newestStep) =>
        _spoken[Math.Min(hop, newestStep - VoiceProsody.DelayHops)];
}
