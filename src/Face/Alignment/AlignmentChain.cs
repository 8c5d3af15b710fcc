using System.Runtime.InteropServices;
using Sidecar.Face.Alignment.Pronouncing;

namespace Sidecar.Face.Alignment;

/// <summary>The words of a transcript as one chain of sounds, with a place for a pause between any two.</summary>
internal sealed class AlignmentChain
{
    /// <summary>Sounds beyond this many of a word are left out; nothing that is a word has more.</summary>
    public const int MostUnitsOfAWord = 48;

    private const float OtherSyllableMs = 160;
    private const float BeforePauseStretch = 1.35f;
    private const int UnitsBeforePause = 3;
    private const float LeastUnitMs = 25;

    private readonly Pronunciation _pronunciation = new();
    private readonly List<AlignmentUnit> _units = [];
    private readonly List<AlignmentWord> _words = [];
    private readonly List<int> _firstUnits = [];
    private readonly List<bool> _canBeRead = [];
    private int _votes;

    public int WordCount => _words.Count;

    public ReadOnlySpan<AlignmentUnit> Units => CollectionsMarshal.AsSpan(_units);

    public int FirstUnitOf(int word) => word < _words.Count ? _firstUnits[word] : _units.Count;

    public int UnitCountOf(int word) => FirstUnitOf(word + 1) - FirstUnitOf(word);

    public PauseLikelihood PauseBefore(int word) => word == 0 ? PauseLikelihood.High : _words[word - 1].PauseAfter;

    /// <summary>Whether it is known what the word sounds like.</summary>
    public bool CanBeRead(int word) => _canBeRead[word];

    /// <summary>How long a word is expected to last, in frames at a middling pace.</summary>
    public float ExpectedFrames(int word)
    {
        var sum = 0f;
        for (var unit = FirstUnitOf(word); unit < FirstUnitOf(word + 1); unit++)
        {
            sum += MathF.Exp(_units[unit].LnFrames);
        }

        return sum;
    }

    /// <summary>Replaces the words from one on.</summary>
    /// <returns>The first word that is another than before; the word count when none is.</returns>
    public int Replace(int from, ReadOnlySpan<AlignmentWord> words)
    {
        while (!words.IsEmpty && from < _words.Count && _words[from] == words[0])
        {
            from++;
            words = words[1..];
        }

        if (words.IsEmpty && from == _words.Count)
        {
            return from;
        }

        var language = Language;
        for (var i = from; i < _words.Count; i++)
        {
            _votes -= LanguageGuess.Vote(_words[i].Written);
        }

        foreach (var word in words)
        {
            _votes += LanguageGuess.Vote(word.Written);
        }

        var first = from;
        if (Language != language)
        {
            words = (AlignmentWord[])[.. _words[..from], .. words];
            first = 0;
        }

        _units.RemoveRange(FirstUnitOf(first), _units.Count - FirstUnitOf(first));
        _words.RemoveRange(first, _words.Count - first);
        _firstUnits.RemoveRange(first, _firstUnits.Count - first);
        _canBeRead.RemoveRange(first, _canBeRead.Count - first);
        foreach (var word in words)
        {
            Add(word);
        }

        return first;
    }

    private WrittenLanguage Language => _votes < 0 ? WrittenLanguage.Other : WrittenLanguage.English;

    private void Add(in AlignmentWord word)
    {
        _firstUnits.Add(_units.Count);
        _words.Add(word);
        var first = _units.Count;
        var sounds = _pronunciation.Of(word.Written, Language);
        _canBeRead.Add(sounds is not null);
        if (sounds is not null)
        {
            foreach (var sound in sounds)
            {
                AddSound(sound, first);
            }
        }
        else
        {
            var syllables = Math.Clamp((int)MathF.Round(word.TypicalMs / OtherSyllableMs), 0, MostUnitsOfAWord);
            for (var i = 0; i < syllables; i++)
            {
                _units.Add(AlignmentUnit.Of(SoundClass.Any, word.TypicalMs / syllables));
            }
        }

        if (word.PauseAfter != PauseLikelihood.Low)
        {
            for (var i = Math.Max(first, _units.Count - UnitsBeforePause); i < _units.Count; i++)
            {
                _units[i] = _units[i].Stretched(BeforePauseStretch);
            }
        }
    }

    private void AddSound(char sound, int first)
    {
        foreach (var part in Sounds.PartsOf(sound))
        {
            if (_units.Count - first == MostUnitsOfAWord)
            {
                return;
            }

            if (_units.Count > first && _units[^1].Class == part.Class)
            {
                continue;
            }

            _units.Add(AlignmentUnit.Of(part.Class, Math.Max(LeastUnitMs, part.Ms)));
        }
    }
}

/// <summary>A sound of a chain.</summary>
/// <param name="Class">What it is heard as.</param>
/// <param name="LnFrames">The logarithm of how many frames it lasts at a middling pace.</param>
internal readonly record struct AlignmentUnit(SoundClass Class, float LnFrames)
{
    public static AlignmentUnit Of(SoundClass soundClass, float ms) =>
        new(soundClass, MathF.Log(ms * FaceFrameRate.FramesPerSecond / 1000));

    public AlignmentUnit Stretched(float by) => this with { LnFrames = LnFrames + MathF.Log(by) };
}
