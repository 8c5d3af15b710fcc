namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>
/// The letters that stand for sounds. As in print where a letter has one sound; besides C as in chin, J gin, S shin,
/// T thin and then, N sing, y yes; and the vowels a bat, A father, V but, @ about, E bet, I bit, i beat, O bought, U book,
/// u boot, R bird, e bait, Y bite, W bout, o boat, X boy.
/// </summary>
internal static class Sounds
{
    // Geometric means over espeak-ng and festival; the vowels that glide are split 60 to 40.
    private static readonly Sound?[] Table = new Sound?['z' + 1];

    static Sounds()
    {
        Add("p", (Viseme.PP, SoundClass.P, 80));
        Add("b", (Viseme.PP, SoundClass.P, 70));
        Add("m", (Viseme.PP, SoundClass.M, 78));
        Add("f", (Viseme.FF, SoundClass.F, 90));
        Add("v", (Viseme.FF, SoundClass.F, 63));
        Add("T", (Viseme.TH, SoundClass.Th, 55));
        Add("t", (Viseme.DD, SoundClass.T, 60));
        Add("d", (Viseme.DD, SoundClass.T, 52));
        Add("k", (Viseme.kk, SoundClass.K, 78));
        Add("g", (Viseme.kk, SoundClass.K, 65));
        Add("C", (Viseme.CH, SoundClass.Sh, 95));
        Add("J", (Viseme.CH, SoundClass.Sh, 80));
        Add("S", (Viseme.CH, SoundClass.Sh, 95));
        Add("s", (Viseme.SS, SoundClass.S, 88));
        Add("n", (Viseme.nn, SoundClass.N, 72));
        Add("N", (Viseme.nn, SoundClass.Ng, 85));
        Add("l", (Viseme.nn, SoundClass.L, 58));
        Add("r", (Viseme.RR, SoundClass.R, 54));
        Add("w", (Viseme.U, SoundClass.W, 75));
        Add("y", (Viseme.I, SoundClass.Y, 65));
        Add("h", (Viseme.sil, SoundClass.H, 62));
        Add("a", (Viseme.aa, SoundClass.Ae, 108));
        Add("A", (Viseme.aa, SoundClass.Aa, 112));
        Add("V", (Viseme.aa, SoundClass.Ah, 86));
        Add("@", (Viseme.E, SoundClass.Ax, 55));
        Add("E", (Viseme.E, SoundClass.Eh, 100));
        Add("I", (Viseme.I, SoundClass.Ih, 64));
        Add("i", (Viseme.I, SoundClass.Iy, 92));
        Add("O", (Viseme.O, SoundClass.Ao, 130));
        Add("U", (Viseme.U, SoundClass.Uh, 75));
        Add("u", (Viseme.U, SoundClass.Uw, 98));
        Add("R", (Viseme.RR, SoundClass.Er, 75));
        Add("e", (Viseme.E, SoundClass.Eh, 83), (Viseme.I, SoundClass.Ih, 56));
        Add("Y", (Viseme.aa, SoundClass.Aa, 80), (Viseme.I, SoundClass.Ih, 54));
        Add("W", (Viseme.aa, SoundClass.Aa, 86), (Viseme.U, SoundClass.Uh, 57));
        Add("o", (Viseme.O, SoundClass.Ao, 80), (Viseme.U, SoundClass.Uh, 54));
        Add("X", (Viseme.O, SoundClass.Ao, 108), (Viseme.I, SoundClass.Ih, 72));
    }

    /// <summary>The parts of a sound, two for a vowel that glides.</summary>
    public static ReadOnlySpan<Part> PartsOf(char sound) => Table[sound]!.Parts;

    private static void Add(string letter, params (Viseme Viseme, SoundClass Class, float Ms)[] parts) =>
        Table[letter[0]] = new Sound([.. parts.Select(part => new Part(part.Viseme, part.Class, part.Ms))]);

    /// <param name="Viseme">What it is drawn as; <see cref="Viseme.sil"/> for a breath that has no shape of its own.</param>
    /// <param name="Class">What an engine may hear it as.</param>
    /// <param name="Ms">How long it lasts at a middling pace.</param>
    internal readonly record struct Part(Viseme Viseme, SoundClass Class, float Ms);

    private sealed record Sound(Part[] Parts);
}
