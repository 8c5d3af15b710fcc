using System.Globalization;
using System.Text;

namespace Sidecar.Captions;

/// <summary>What is to be known of the world's scripts to cut and time words.</summary>
internal static class Script
{
    private const string Vowels = "aeiouyáéíóúýäëïöüàèìòùâêîôûåæøœãõāēīōūąęůőű" + "аеёиоуыэюяіїє" + "αεηιουωάέήίόύώ";

    private const string WideStops = "。！？；：、，";

    // These kana lengthen or colour the one before them.
    private const string SmallKana = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー";

    public static bool IsVowel(Rune rune) =>
        rune.IsBmp && Vowels.Contains((char)Rune.ToLowerInvariant(rune).Value, StringComparison.Ordinal);

    /// <summary>Chinese characters.</summary>
    public static bool IsIdeograph(Rune rune) =>
        rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x323AF) or 0x3005;

    public static bool IsKana(Rune rune) => rune.Value is >= 0x3041 and <= 0x30FF and not 0x30FB;

    public static bool IsSmallKana(Rune rune) =>
        rune.IsBmp && SmallKana.Contains((char)rune.Value, StringComparison.Ordinal);

    public static bool IsHangul(Rune rune) => rune.Value is >= 0xAC00 and <= 0xD7A3;

    /// <summary>Alphabets that write their vowels: Latin, Greek, Cyrillic, Armenian.</summary>
    public static bool IsOfAnAlphabet(Rune rune) => rune.Value < 0x0590;

    /// <summary>Whether words of this script follow each other without blanks and this character may begin one.
    /// </summary>
    public static bool WritesNoBlanks(Rune rune) =>
        IsIdeograph(rune)
        || (IsKana(rune) && !IsSmallKana(rune))
        || (
            rune.Value is >= 0x0E00 and <= 0x0EFF or >= 0x1780 and <= 0x17FF or >= 0x1000 and <= 0x109F
            && Rune.IsLetter(rune)
        );

    public static bool IsWideStop(Rune rune) =>
        rune.IsBmp && WideStops.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>Punctuation that stands at the end of a word.</summary>
    public static bool ClosesAWord(Rune rune) =>
        IsWideStop(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.ClosePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation;
}
