using System.Runtime.InteropServices;
using System.Text;

namespace Sidecar.Face.Tests.Alignment;

/// <summary>What espeak-ng's American English would show on a mouth.</summary>
internal static class EspeakPhonemes
{
    private const string Library = "libespeak-ng.so.1";
    private const int SynchronousRetrieval = 2;
    private const int Utf8 = 1;
    private const int SeparatedByUnderscores = '_' << 8;

    // Its mnemonics without stress; those that are not here have the shapes of their letters.
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["p"] = "PP",
        ["b"] = "PP",
        ["m"] = "PP",
        ["m-"] = "PP",
        ["f"] = "FF",
        ["v"] = "FF",
        ["T"] = "TH",
        ["D"] = "TH",
        ["t"] = "DD",
        ["d"] = "DD",
        ["t#"] = "DD",
        ["t2"] = "DD",
        ["d#"] = "DD",
        ["*"] = "DD",
        ["?"] = "DD",
        ["k"] = "kk",
        ["g"] = "kk",
        ["x"] = "kk",
        ["tS"] = "CH",
        ["dZ"] = "CH",
        ["S"] = "CH",
        ["Z"] = "CH",
        ["s"] = "SS",
        ["z"] = "SS",
        ["n"] = "nn",
        ["n-"] = "nn",
        ["N"] = "nn",
        ["l"] = "nn",
        ["@L"] = "E nn",
        ["r"] = "RR",
        ["r-"] = "RR",
        ["w"] = "U",
        ["j"] = "I",
        ["h"] = "",
        ["I"] = "I",
        ["I2"] = "I",
        ["I#"] = "I",
        ["i"] = "I",
        ["i:"] = "I",
        ["E"] = "E",
        ["E2"] = "E",
        ["a"] = "aa",
        ["aa"] = "aa",
        ["a#"] = "E",
        ["A:"] = "aa",
        ["A@"] = "aa RR",
        ["0"] = "aa",
        ["O2"] = "aa",
        ["02"] = "aa",
        ["O:"] = "O",
        ["O"] = "O",
        ["O@"] = "O RR",
        ["o@"] = "O RR",
        ["V"] = "aa",
        ["U"] = "U",
        ["U@"] = "U RR",
        ["u:"] = "U",
        ["u"] = "U",
        ["3"] = "RR",
        ["3:"] = "RR",
        ["@"] = "E",
        ["@2"] = "E",
        ["@-"] = "E",
        ["@5"] = "E",
        ["i@"] = "I E",
        ["i@3"] = "I RR",
        ["e@"] = "E RR",
        ["eI"] = "E I",
        ["aI"] = "aa I",
        ["aI@"] = "aa I E",
        ["aI3"] = "aa I RR",
        ["aU"] = "aa U",
        ["aU@"] = "aa U RR",
        ["oU"] = "O U",
        ["OI"] = "O I",
    };

    public static bool IsInstalled => NativeLibrary.TryLoad(Library, out _);

    public static List<Viseme> VisemesOf(string word)
    {
        Assert.True(espeak_Initialize(SynchronousRetrieval, 0, null, 0) > 0, "espeak-ng has no voice data");
        Assert.Equal(0, espeak_SetVoiceByName("en-us"));
        var bytes = Encoding.UTF8.GetBytes(word + "\0");
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            var at = pinned.AddrOfPinnedObject();
            var said = Marshal.PtrToStringUTF8(espeak_TextToPhonemes(ref at, Utf8, SeparatedByUnderscores)) ?? "";
            List<Viseme> visemes = [];
            foreach (var mnemonic in said.Split('_', StringSplitOptions.RemoveEmptyEntries))
            {
                var bare = mnemonic.Trim('\'', ',', '%', '=', ';', ' ');
                if (bare.Length > 0)
                {
                    Assert.True(Shapes.TryGetValue(bare, out var shapes), $"{bare} of {word} has no shape");
                    foreach (var shape in shapes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    {
                        Add(visemes, Enum.Parse<Viseme>(shape));
                    }
                }
            }

            return visemes;
        }
        finally
        {
            pinned.Free();
        }
    }

    /// <summary>Adds a shape unless the mouth already has it, or it is none.</summary>
    public static void Add(List<Viseme> visemes, Viseme next)
    {
        if (next != Viseme.sil && (visemes.Count == 0 || visemes[^1] != next))
        {
            visemes.Add(next);
        }
    }

    [DllImport(Library)]
    private static extern int espeak_Initialize(int output, int bufferMs, string? path, int options);

    [DllImport(Library)]
    private static extern int espeak_SetVoiceByName([MarshalAs(UnmanagedType.LPStr)] string name);

    [DllImport(Library)]
    private static extern IntPtr espeak_TextToPhonemes(ref IntPtr text, int textMode, int phonemeMode);
}
