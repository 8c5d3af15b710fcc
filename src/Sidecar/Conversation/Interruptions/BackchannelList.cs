using System.Globalization;
using System.Text;

namespace Sidecar.Conversation.Interruptions;

/// <summary>What the words of a transcript say about an interruption.</summary>
internal enum WordsHeard
{
    /// <summary>Not enough of them yet: nothing, or words that may still become others.</summary>
    Open,

    /// <summary>Only words that listeners put in.</summary>
    Backchannel,

    /// <summary>The transcript is whole and has no words.</summary>
    None,

    /// <summary>At least one other word.</summary>
    Other,
}

/// <summary>
/// Tells backchannels ("mm-hm", "ach so", うん) from other words. Case, punctuation, hyphens, width and drawn-out letters
/// don't matter; a word may be repeated ("okok", うんうん), and a phrase of several words may be written as one.
/// </summary>
internal sealed class BackchannelList
{
    private readonly string[][] _phrases;
    private readonly string[] _joined;

    /// <param name="phrases">Separated by commas; empty for the built-in list.</param>
    public BackchannelList(string phrases)
    {
        string text = phrases.Length == 0 ? DefaultBackchannels.Text : phrases;
        _phrases = [.. text.Split([',', '、', '，']).Select(p => WordsOf(p)).Where(p => p.Length > 0)];
        _joined = [.. _phrases.Select(p => string.Concat(p)).Distinct(StringComparer.Ordinal)];
    }

    /// <param name="transcript">So far, or the whole.</param>
    /// <param name="isWhole">Nothing more will come, so that the last word is complete.</param>
    public WordsHeard Judge(string transcript, bool isWhole)
    {
        string[] words = WordsOf(transcript);
        if (words.Length == 0)
        {
            return isWhole ? WordsHeard.None : WordsHeard.Open;
        }
        bool[] reached = new bool[words.Length + 1];
        reached[0] = true;
        bool mayBecomeOne = false;
        for (int at = 0; at < words.Length; at++)
        {
            if (!reached[at])
            {
                continue;
            }
            reached[at + 1] |= IsJoined(words[at]);
            foreach (string[] phrase in _phrases)
            {
                int same = CommonWords(phrase, words.AsSpan(at));
                if (same == phrase.Length)
                {
                    reached[at + same] = true;
                }
                mayBecomeOne |= at + same == words.Length || IsCutOff(phrase, words, at, same);
            }
            mayBecomeOne |= at == words.Length - 1 && MayBecomeJoined(words[at]);
        }
        return isWhole
            ? (reached[words.Length] ? WordsHeard.Backchannel : WordsHeard.Other)
            : (reached[words.Length] || mayBecomeOne ? WordsHeard.Open : WordsHeard.Other);
    }

    private bool IsJoined(string word) => Array.Exists(_joined, phrase => IsRepeated(phrase, word));

    private bool MayBecomeJoined(string word) => Array.Exists(_joined, phrase => IsBeginningOfRepeated(phrase, word));

    // "of cour" may become "of course"; "wa" may become "wait" and "wow" alike.
    private static bool IsCutOff(string[] phrase, string[] words, int at, int same) =>
        same < phrase.Length
        && at + same == words.Length - 1
        && phrase[same].StartsWith(words[^1], StringComparison.Ordinal);

    private static bool IsRepeated(string phrase, string word) =>
        word.Length % phrase.Length == 0 && IsBeginningOfRepeated(phrase, word);

    private static bool IsBeginningOfRepeated(string phrase, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] != phrase[i % phrase.Length])
            {
                return false;
            }
        }
        return true;
    }

    private static int CommonWords(string[] phrase, ReadOnlySpan<string> words)
    {
        int same = 0;
        while (same < phrase.Length && same < words.Length && phrase[same] == words[same])
        {
            same++;
        }
        return same;
    }

    /// <summary>Lower case, ordinary width, letters, digits and their marks only; three and more of the same letter
    /// count as two.</summary>
    private static string[] WordsOf(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        foreach (char c in Normalized(text))
        {
            if (char.IsLetterOrDigit(c) || IsMark(c))
            {
                bool isDrawnOut = word.Length >= 2 && word[^1] == c && word[^2] == c && char.IsAsciiLetter(c);
                if (!isDrawnOut)
                {
                    word.Append(c);
                }
            }
            else if (!IsApostrophe(c))
            {
                End();
            }
        }
        End();
        return [.. words];

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    // Letters of full width are folded here, because string.Normalize does nothing where the runtime has no ICU.
    private static IEnumerable<char> Normalized(string text) =>
        text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c).Select(char.ToLowerInvariant);

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ';
}
