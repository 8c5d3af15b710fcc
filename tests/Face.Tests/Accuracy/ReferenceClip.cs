using System.Globalization;

namespace Sidecar.Face.Tests.Accuracy;

/// <summary>What the phone times of a recording say about each 10 ms of it.</summary>
internal sealed class ReferenceClip
{
    public const int FramesPerSecond = 100;

    private ReferenceClip(string name, int frames)
    {
        Name = name;
        Primary = new int[frames];
        Accepted = new bool[frames][];
        Shapes = new bool[frames][];
        PrimaryShape = new int[frames];
        Openness = new double[frames];
        Bilabial = new bool[frames];
        Silent = new bool[frames];
        Labiodental = new bool[frames];
        Array.Fill(Primary, -1);
        for (var frame = 0; frame < frames; frame++)
        {
            Accepted[frame] = new bool[VisemeCount.All];
            Shapes[frame] = new bool[PhoneTable.Shapes.Length];
        }
    }

    public string Name { get; }

    public int Frames => Primary.Length;

    /// <summary>The viseme of each frame; -1 where any will do.</summary>
    public int[] Primary { get; }

    public bool[][] Accepted { get; }

    public bool[][] Shapes { get; }

    public int[] PrimaryShape { get; }

    public double[] Openness { get; }

    public bool[] Bilabial { get; }

    public bool[] Silent { get; }

    public bool[] Labiodental { get; }

    /// <summary>Start and end of each p, b or m, in seconds, neighbours as one.</summary>
    public List<(double Start, double End)> Closures { get; } = [];

    /// <summary>Reads <c>NAME.phones.tsv</c>: a header, then start and end in seconds and an ARPAbet phone.</summary>
    public static ReferenceClip Read(string path)
    {
        const string Ending = ".phones.tsv";
        return Parse(Path.GetFileName(path)[..^Ending.Length], File.ReadLines(path));
    }

    /// <summary>The same from lines.</summary>
    public static ReferenceClip Parse(string name, IEnumerable<string> lines)
    {
        var segments = lines
            .Where(line => line.Length > 0)
            .Select(line => line.Split('\t'))
            .Where(cells => cells[0] != "start")
            .Select(cells => (Start: Number(cells[0]), End: Number(cells[1]), Phone: cells[2]))
            .ToList();
        var clip = new ReferenceClip(name, (int)(segments[^1].End * FramesPerSecond));
        foreach (var (start, end, phone) in segments)
        {
            var parts = PhoneTable.PartsOf(phone);
            var middle = parts.Count == 1 ? end : start + PhoneTable.FirstPartShare * (end - start);
            clip.Mark(start, middle, phone, parts[0]);
            if (parts.Count > 1)
            {
                clip.Mark(middle, end, phone, parts[1]);
            }

            if (parts[0].IsClosure)
            {
                clip.AddClosure(start, end);
            }
        }

        foreach (var frame in Enumerable.Range(0, clip.Frames).Where(frame => clip.Primary[frame] < 0))
        {
            Array.Fill(clip.Accepted[frame], true);
        }

        return clip;
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private void Mark(double start, double end, string phone, PhonePart part)
    {
        for (var frame = FirstAtOrAfter(start); frame < FirstAtOrAfter(end); frame++)
        {
            if (part.Primary is not null)
            {
                Primary[frame] = (int)Enum.Parse<Viseme>(part.Primary);
            }

            foreach (var viseme in part.Accepted)
            {
                Accepted[frame][(int)Enum.Parse<Viseme>(viseme)] = true;
            }

            foreach (var shape in part.Shapes)
            {
                Shapes[frame][PhoneTable.Shapes.IndexOf(shape, StringComparison.Ordinal)] = true;
            }

            PrimaryShape[frame] = PhoneTable.Shapes.IndexOf(part.Shapes[0], StringComparison.Ordinal);
            Openness[frame] = part.Openness;
            Bilabial[frame] |= part.IsClosure;
            Silent[frame] |= phone == "SIL";
            Labiodental[frame] |= phone is "F" or "V";
        }
    }

    // Frames are taken at their middles.
    private int FirstAtOrAfter(double seconds)
    {
        var frame = Math.Clamp((int)(seconds * FramesPerSecond) - 1, 0, Frames);
        while (frame < Frames && (frame + 0.5) / FramesPerSecond < seconds)
        {
            frame++;
        }

        return frame;
    }

    private void AddClosure(double start, double end)
    {
        if (Closures.Count > 0 && Math.Abs(Closures[^1].End - start) < 1e-6)
        {
            start = Closures[^1].Start;
            Closures.RemoveAt(Closures.Count - 1);
        }

        Closures.Add((start, end));
    }
}
