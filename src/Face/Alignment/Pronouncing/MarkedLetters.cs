using System.Collections.Frozen;

namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>
/// Latin letters with marks, written as the letters a to z that come nearest to how they mostly sound. (The runtime takes
/// no marks off where it is built without cultures.)
/// </summary>
internal static class MarkedLetters
{
    private static readonly FrozenDictionary<char, string> Letters = "’ ' àáâãåāăą a ç s"
        .Split(' ')
        .Concat("èéêëēĕėęě e ďđð d ĝğġģ g ĥħ h ìíîïĩīĭįı i ĵ j ķ k ĺļľŀł l ńņň n ñ gn òóôõøōŏő o ŕŗř r".Split(' '))
        .Concat("śŝşšșžż sh ćĉċč ch ŧțťţ t ùúûũūŭůűų u ŵ w ýÿŷ y ź z ß ss ä ae ö oe ü ue æ ae œ oe þ th".Split(' '))
        .Chunk(2)
        .SelectMany(pair => pair[0].Select(letter => KeyValuePair.Create(letter, pair[1])))
        .ToFrozenDictionary();

    /// <summary>Null for a letter that this doesn't know.</summary>
    /// <param name="letter">A small letter.</param>
    public static string? Plain(char letter) => Letters.GetValueOrDefault(letter);
}
