using System.Collections.Frozen;

namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>
/// Latin letters with marks, Cyrillic and Greek ones, written as the letters a to z that come nearest to how they mostly
/// sound. (The runtime takes no marks off where it is built without cultures.)
/// </summary>
internal static class MarkedLetters
{
    private static readonly FrozenDictionary<char, string> Letters = "’ ' àáâãåāăą a ç s"
        .Split(' ')
        .Concat("èéêëēĕėęě e ďđð d ĝğġģ g ĥħ h ìíîïĩīĭįı i ĵ j ķ k ĺļľŀł l ńņň n ñ gn òóôõøōŏő o ŕŗř r".Split(' '))
        .Concat("śŝşšșžż sh ćĉċč ch ŧțťţ t ùúûũūŭůűų u ŵ w ýÿŷ y ź z ß ss ä ae ö oe ü ue æ ae œ oe þ th".Split(' '))
        .Concat(
            "а a б b в v гґ g д d еєэ e ё yo жшщ sh з z иіы i йї y к k л l м m н n о o п p р r с s т t у u".Split(' ')
        )
        .Concat("ф f х h ц ts ч ch ю yu я ya αά a β v γ g δ d εέ e ζ z ηιίήϊ i θ th κ k λ l μ m ν n ξ ks".Split(' '))
        .Concat("οόωώ o π p ρ r σς s τ t υύ i φ f χ h ψ ps".Split(' '))
        .Chunk(2)
        .SelectMany(pair => pair[0].Select(letter => KeyValuePair.Create(letter, pair[1])))
        .ToFrozenDictionary();

    /// <summary>Null for a letter that this doesn't know.</summary>
    /// <param name="letter">A small letter.</param>
    public static string? Plain(char letter) => letter is 'ъ' or 'ь' ? "" : Letters.GetValueOrDefault(letter);
}
