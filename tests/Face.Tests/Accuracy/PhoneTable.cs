namespace Sidecar.Face.Tests.Accuracy;

/// <summary>What a mouth does for one part of a phone, as far as it is scored.</summary>
/// <param name="Primary">The viseme; null where any will do.</param>
/// <param name="Accepted">The visemes that published maps give this sound.</param>
/// <param name="Shapes">The accepted mouth shapes, the usual one first.</param>
/// <param name="Openness">How far the lips are apart, 0..1.</param>
/// <param name="IsClosure">Whether the lips must touch.</param>
internal sealed record PhonePart(
    string? Primary,
    string[] Accepted,
    string Shapes,
    double Openness,
    bool IsClosure = false
);

/// <summary>ARPAbet phones as visemes, mouth shapes and openness: the convention that the accuracy is measured by.
/// </summary>
internal static class PhoneTable
{
    /// <summary>The share of a diphthong's time that its first part has.</summary>
    public const double FirstPartShare = 0.6;

    /// <summary>The mouth shapes, by letter: closed, pressed, teeth, open, wide, rounded, puckered, teeth on lip.</summary>
    public const string Shapes = "XABCDEFG";

    /// <summary>How far the lips are apart when a viseme is drawn, in the order of the visemes.</summary>
    public static readonly double[] VisemeOpenness =
    [
        0,
        0,
        .08,
        .18,
        .20,
        .28,
        .15,
        .10,
        .22,
        .28,
        .95,
        .60,
        .32,
        .65,
        .25,
    ];

    /// <summary>The mouth shape of each viseme, as an index into <see cref="Shapes"/>.</summary>
    public static readonly int[] VisemeShape =
    [
        .. "XAGBBBBBBBDCBEF".Select(shape => Shapes.IndexOf(shape, StringComparison.Ordinal)),
    ];

    private static readonly Dictionary<string, PhonePart[]> Phones = new(StringComparer.Ordinal)
    {
        ["SIL"] = [Part("sil", "", "X", 0)],
        ["P"] = [Closure("")],
        ["B"] = [Closure("")],
        ["M"] = [Closure("nn")],
        ["F"] = [Part("FF", "", "G", .08)],
        ["V"] = [Part("FF", "", "G", .08)],
        ["TH"] = [Part("TH", "", "BF", .18)],
        ["DH"] = [Part("TH", "DD", "BF", .18)],
        ["T"] = [Part("DD", "", "BF", .20)],
        ["D"] = [Part("DD", "", "BF", .20)],
        ["DX"] = [Part("DD", "RR nn", "BF", .25)],
        ["K"] = [Part("kk", "", "BCEF", .28)],
        ["G"] = [Part("kk", "", "BCEF", .28)],
        ["CH"] = [Part("CH", "", "BF", .15)],
        ["JH"] = [Part("CH", "", "BF", .15)],
        ["SH"] = [Part("CH", "SS", "BF", .15)],
        ["ZH"] = [Part("CH", "SS", "BF", .15)],
        ["S"] = [Part("SS", "", "BF", .10)],
        ["Z"] = [Part("SS", "", "BF", .10)],
        ["N"] = [Part("nn", "DD", "BCF", .22)],
        ["NG"] = [Part("nn", "kk", "BCEF", .28)],
        ["L"] = [Part("nn", "RR DD", "BEFC", .28)],
        ["R"] = [Part("RR", "", "BEF", .25)],
        ["W"] = [Part("U", "RR O", "F", .15)],
        ["Y"] = [Part("I", "RR", "BCF", .25)],
        ["HH"] = [Part(null, "", "XABCDEFG", .40)],
        ["AA"] = [Part("aa", "O", "DC", 1.0)],
        ["AE"] = [Part("aa", "E", "CD", .85)],
        ["AH"] = [Part("aa", "E", "CD", .60)],
        ["AX"] = [Part("E", "aa I", "BCD", .45)],
        ["EH"] = [Part("E", "aa", "C", .60)],
        ["IH"] = [Part("I", "E", "BC", .40)],
        ["IY"] = [Part("I", "", "B", .25)],
        ["AO"] = [Part("O", "aa", "ED", .75)],
        ["UH"] = [Part("U", "O", "FE", .35)],
        ["UW"] = [Part("U", "", "F", .20)],
        ["ER"] = [Part("RR", "E O", "EBC", .40)],
        ["EY"] = [Part("E", "I", "CB", .50), Part("I", "E", "BC", .30)],
        ["AY"] = [Part("aa", "", "DC", .95), Part("I", "E", "BC", .35)],
        ["OY"] = [Part("O", "", "ED", .70), Part("I", "E", "BC", .30)],
        ["AW"] = [Part("aa", "", "DC", .95), Part("U", "O", "EF", .35)],
        ["OW"] = [Part("O", "", "EF", .55), Part("U", "O", "FE", .28)],
        ["IA"] = [Part("I", "", "B", .28), Part("E", "aa", "BCD", .45)],
        ["EA"] = [Part("E", "", "C", .60), Part("E", "aa", "BCD", .45)],
        ["UA"] = [Part("U", "", "F", .25), Part("E", "aa O", "BCDE", .45)],
    };

    /// <summary>The one or two parts of a phone.</summary>
    /// <exception cref="KeyNotFoundException">There is no such phone.</exception>
    public static IReadOnlyList<PhonePart> PartsOf(string phone) => Phones[phone];

    private static PhonePart Part(string? primary, string alsoAccepted, string shapes, double openness) =>
        new(primary, Accepted(primary, alsoAccepted), shapes, openness);

    private static PhonePart Closure(string alsoAccepted) => new("PP", Accepted("PP", alsoAccepted), "A", 0, true);

    private static string[] Accepted(string? primary, string alsoAccepted)
    {
        var accepted = alsoAccepted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return primary is null ? accepted : [primary, .. accepted];
    }
}
