using Sidecar.Face.Alignment;
using Sidecar.Face.Alignment.Pronouncing;

namespace Sidecar.Face.Tests.Alignment;

/// <summary>
/// Speech frames as an engine of middling quality would give for a text: sounds of varying length, neighbours that blend
/// into each other, one sound in five heard as another.
/// </summary>
internal sealed class SimulatedSpeech
{
    private const double MsPerFrame = 1000.0 / FaceFrameRate.FramesPerSecond;
    private const double DurationDeviation = 0.35;
    private const double MisheardShare = 0.2;
    private const int BlendFrames = 2;

    private readonly Random _random;
    private readonly double _pace;
    private readonly List<Viseme> _labels = [];
    private double _ms;

    public SimulatedSpeech(int seed, double pace = 1)
    {
        _random = new Random(seed);
        _pace = pace;
    }

    /// <summary>The frame at which each word begins.</summary>
    public List<int> Starts { get; } = [];

    public List<float[]> Frames { get; } = [];

    public static AlignmentWord[] Words(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => new AlignmentWord(
                    word,
                    60 * word.Length,
                    word[^1] is '.' or '?' or '!' ? PauseLikelihood.High
                        : word[^1] == ',' ? PauseLikelihood.Even
                        : PauseLikelihood.Low
                )),
        ];

    public SimulatedSpeech Pause(double ms)
    {
        Add(Viseme.sil, ms);
        return this;
    }

    /// <summary>Says a text, with pauses where it has marks.</summary>
    public SimulatedSpeech Say(string text)
    {
        var pronunciation = new Pronunciation();
        foreach (var word in Words(text))
        {
            Starts.Add((int)Math.Round(_ms / MsPerFrame));
            foreach (var sound in pronunciation.Of(word.Written, WrittenLanguage.English) ?? "")
            {
                foreach (var part in Sounds.PartsOf(sound))
                {
                    var lengthened = Math.Exp(DurationDeviation * Gaussian());
                    Add(Misheard(part.Viseme), Math.Clamp(part.Ms * lengthened, 20, 400) * _pace);
                }
            }

            if (word.PauseAfter != PauseLikelihood.Low)
            {
                Add(Viseme.sil, word.PauseAfter == PauseLikelihood.High ? 350 : 150);
            }
        }

        return this;
    }

    /// <summary>Makes the frames of what was said.</summary>
    public SimulatedSpeech Done()
    {
        Frames.Clear();
        for (var i = 0; i < _labels.Count; i++)
        {
            var frame = new float[SpeechFrame.Length];
            for (var near = i - BlendFrames; near <= i + BlendFrames; near++)
            {
                var label = _labels[Math.Clamp(near, 0, _labels.Count - 1)];
                frame[(int)label] += 1f / (2 * BlendFrames + 1);
            }

            Frames.Add(frame);
        }

        return this;
    }

    private void Add(Viseme label, double ms)
    {
        _ms += ms;
        while (_labels.Count * MsPerFrame < _ms - MsPerFrame / 2)
        {
            _labels.Add(label);
        }
    }

    private Viseme Misheard(Viseme viseme) =>
        viseme == Viseme.sil || _random.NextDouble() < MisheardShare
            ? (Viseme)_random.Next(1, VisemeCount.All)
            : viseme;

    private double Gaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
