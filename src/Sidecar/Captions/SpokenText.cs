using System.Text;

namespace Sidecar.Captions;

/// <summary>
/// A transcript that grows by pieces, cut into words: at blanks, and in scripts that write none, at each character
/// with the marks that belong to it.
/// </summary>
internal sealed class SpokenText
{
    private static readonly string[] Abbreviations = ["mr.", "mrs.", "ms.", "dr.", "st.", "vs.", "e.g.", "i.e."];

    private readonly StringBuilder _text = new();
    private readonly List<SpokenWord> _words = [];

    public string Text => _text.ToString();

    public IReadOnlyList<SpokenWord> Words => _words;

    public void Append(string delta)
    {
        _text.Append(delta);

        // The piece may go on with the last word, or decide what break it ends with.
        var from = 0;
        if (_words.Count > 0)
        {
            from = _words[^1].Offset;
            _words.RemoveAt(_words.Count - 1);
        }

        Cut(_text.ToString(from, _text.Length - from), from);
    }

    public void Replace(string text)
    {
        _text.Clear();
        _words.Clear();
        Append(text);
    }

    private void Cut(string text, int offset)
    {
        var start = -1;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                Close(text, offset, start, position);
                start = -1;
                if (rune.Value == '\n' && _words.Count > 0)
                {
                    _words[^1] = _words[^1] with { Break = SpokenBreak.Sentence };
                }
            }
            else if (start >= 0 && BeginsAWord(text.AsSpan(start, position - start), rune))
            {
                Close(text, offset, start, position);
                start = position;
            }
            else if (start < 0)
            {
                start = position;
            }

            position += rune.Utf16SequenceLength;
        }

        Close(text, offset, start, text.Length);
    }

    private static bool BeginsAWord(ReadOnlySpan<char> word, Rune next)
    {
        Rune.DecodeLastFromUtf16(word, out var last, out _);
        return Script.WritesNoBlanks(next) ? Rune.IsLetterOrDigit(last) || Script.ClosesAWord(last)
            : Script.WritesNoBlanks(last) ? Rune.IsLetterOrDigit(next) && !Script.IsSmallKana(next)
            : Script.IsWideStop(last) && !Script.ClosesAWord(next);
    }

    private void Close(string text, int offset, int start, int end)
    {
        if (start < 0 || end <= start)
        {
            return;
        }

        var word = text.AsSpan(start, end - start);
        _words.Add(new SpokenWord(offset + start, word.Length, SpokenDuration.OfMs(word), BreakAfter(word)));
    }

    private static SpokenBreak BreakAfter(ReadOnlySpan<char> word)
    {
        var bare = word.TrimEnd("\"'”’»)]*_」』）");
        if (bare.IsEmpty || IsAbbreviation(bare))
        {
            return SpokenBreak.None;
        }

        return bare[^1] switch
        {
            '.' or '!' or '?' or '…' or ':' or ';' or '。' or '！' or '？' or '；' or '：' or '।' =>
                SpokenBreak.Sentence,
            ',' or '、' or '，' or '،' or '—' or '–' => SpokenBreak.Phrase,
            '-' when bare.Length == 1 => SpokenBreak.Phrase,
            _ => SpokenBreak.None,
        };
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        foreach (var abbreviation in Abbreviations)
        {
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
