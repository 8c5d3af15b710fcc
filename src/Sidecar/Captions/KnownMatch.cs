namespace Sidecar.Captions;

/// <summary>
/// The last match of pauses, as long as nothing that decided it has changed. Text runs ahead of the sound, so most
/// pieces of it only add words that are far from the last pause.
/// </summary>
internal sealed class KnownMatch
{
    // Words this far beyond the last pause could not have been said before it.
    private const int ReachWords = 24;

    private const int SettledStretches = 12;

    private readonly List<SpeechStretch> _stretches = [];
    private readonly List<SpokenWord> _words = [];
    private bool _reachesTheEnd;

    public IReadOnlyList<WordGroup> Groups { get; private set; } = [];

    public bool Holds(IReadOnlyList<SpokenWord> words, List<SpeechStretch> stretches)
    {
        if (words.Count < _words.Count || (_reachesTheEnd && words.Count > _words.Count))
        {
            return false;
        }

        for (var i = 0; i < _words.Count; i++)
        {
            if (!ReferenceEquals(words[i], _words[i]))
            {
                return false;
            }
        }

        return _words.Count > 0 && stretches.SequenceEqual(_stretches);
    }

    /// <summary>The first groups that stay as they are because so much was heard since.</summary>
    public IReadOnlyList<WordGroup> Settled(IReadOnlyList<SpokenWord> words, List<SpeechStretch> stretches)
    {
        var (word, stretch, count) = (0, 0, 0);
        foreach (var group in Groups)
        {
            if (group.EndStretch > stretches.Count - SettledStretches || group.EndWord > words.Count)
            {
                break;
            }

            for (; word < group.EndWord; word++)
            {
                if (!ReferenceEquals(words[word], _words[word]))
                {
                    return [];
                }
            }

            for (; stretch < group.EndStretch; stretch++)
            {
                if (stretches[stretch] != _stretches[stretch])
                {
                    return [];
                }
            }

            count++;
        }

        return [.. Groups.Take(count)];
    }

    public void Remember(
        IReadOnlyList<SpokenWord> words,
        List<SpeechStretch> stretches,
        IReadOnlyList<WordGroup> groups
    )
    {
        Groups = groups;
        _stretches.Clear();
        _stretches.AddRange(stretches);
        _words.Clear();
        var decisive = (groups.Count == 0 ? 0 : groups[^1].EndWord) + ReachWords;
        _reachesTheEnd = decisive >= words.Count;
        for (var i = 0; i < Math.Min(decisive, words.Count); i++)
        {
            _words.Add(words[i]);
        }
    }
}
