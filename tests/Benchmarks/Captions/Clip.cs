using System.Runtime.InteropServices;
using Sidecar.Captions;
using Sidecar.Protocol;

namespace Sidecar.Benchmarks.Captions;

/// <summary>
/// A recording of 24 kHz mono, its text (NAME.txt, else the words by themselves), and where its words begin (NAME.words.tsv:
/// start, end in seconds, word).
/// </summary>
internal sealed record Clip(string Name, short[] Pcm, string Text, IReadOnlyList<(int Word, long Sample)> Starts)
{
    private const int WavHeaderBytes = 44;

    /// <summary>The synthesiser: what the name begins with, up to a dash.</summary>
    public string Family => Name.Split('-')[0];

    public static IReadOnlyList<Clip> ReadAll(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.wav")
                .Where(wav => File.Exists(Path.ChangeExtension(wav, ".words.tsv")))
                .Order(StringComparer.Ordinal)
                .Select(Read),
        ];

    private static Clip Read(string wav)
    {
        var bytes = File.ReadAllBytes(wav).AsSpan(WavHeaderBytes);
        var rows = File.ReadLines(Path.ChangeExtension(wav, ".words.tsv")).Skip(1).Select(line => line.Split('\t'));
        List<(string Word, long Sample)> known =
        [
            .. rows.Select(row => (Bare(row[2]), (long)(double.Parse(row[0]) * PcmFormat.SampleRateHz))),
        ];
        var written = Path.ChangeExtension(wav, ".txt");
        var text = File.Exists(written)
            ? File.ReadAllText(written).Trim()
            : string.Join(' ', known.Select(k => k.Word));
        return new Clip(
            Path.GetFileNameWithoutExtension(wav),
            MemoryMarshal.Cast<byte, short>(bytes[..(bytes.Length & ~1)]).ToArray(),
            text,
            Match(text, known)
        );
    }

    /// <summary>Finds the words of the text among those with known times: the longest common sequence.</summary>
    private static List<(int Word, long Sample)> Match(string text, List<(string Word, long Sample)> known)
    {
        var timeline = new WordTimeline();
        timeline.AppendText(text);
        string[] words = [.. timeline.Words.Select(word => Bare(word.Text))];
        var common = new int[words.Length + 1, known.Count + 1];
        for (var i = words.Length - 1; i >= 0; i--)
        {
            for (var j = known.Count - 1; j >= 0; j--)
            {
                common[i, j] =
                    words[i] == known[j].Word ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<(int, long)> starts = [];
        for (int i = 0, j = 0; i < words.Length && j < known.Count; )
        {
            if (words[i] == known[j].Word)
            {
                starts.Add((i++, known[j++].Sample));
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return starts;
    }

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
