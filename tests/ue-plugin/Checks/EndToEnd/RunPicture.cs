using System.Globalization;
using System.Net;
using System.Text;

namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>Draws a run as SVG: who spoke, what was heard, how the face moved, which words were shown, and hitches.</summary>
internal sealed class RunPicture
{
    private const double Width = 1600;
    private const double Left = 130;
    private const double Right = 20;
    private const double CharacterWidth = 7.4;
    private static readonly (string Curve, string Colour)[] Curves =
    [
        ("JawOpen", "#c2410c"),
        ("MouthPucker", "#7e22ce"),
        ("MouthStretchLeft", "#0f766e"),
    ];

    private readonly HeadlessRun _run;
    private readonly double _start;
    private readonly double _end;
    private readonly StringBuilder _svg = new();
    private double _y;

    private RunPicture(HeadlessRun run)
    {
        _run = run;
        _start = run.Face.Times.First();
        _end = run.Face.Times.Last();
    }

    public static string Draw(HeadlessRun run)
    {
        var picture = new RunPicture(run);
        picture.DrawUser();
        picture.DrawSound();
        foreach ((string curve, string colour) in Curves)
        {
            picture.DrawCurve(curve, colour);
        }

        picture.DrawWords();
        picture.DrawAxis();
        return picture.Finish();
    }

    private void DrawUser()
    {
        Label("user speaks", 34);
        GameEvent[] states = [.. _run.Of("state")];
        for (int i = 0; i + 1 < states.Length; i++)
        {
            if (states[i].Text.EndsWith("UserSpeaking", StringComparison.Ordinal))
            {
                Rectangle(states[i].Time, states[i + 1].Time, _y + 6, 22, "#2563eb", 0.75);
            }
        }

        foreach (GameEvent turn in _run.Of("turn"))
        {
            Text(X(turn.Time), _y + 22, turn.Text, "#1e3a8a", "font-style=\"italic\" text-anchor=\"end\" dx=\"-4\"");
        }

        _y += 40;
    }

    private void DrawSound()
    {
        const double Half = 60;
        Label("heard", 2 * Half);
        double middle = _y + Half;
        var path = new StringBuilder();
        for (double x = Left; x < Width - Right; x++)
        {
            (short low, short high) = _run.Heard.Range(Time(x), Time(x + 1));
            double top = middle - (Half * high / short.MaxValue * 1.6);
            double bottom = middle - (Half * low / short.MaxValue * 1.6);
            path.Append(CultureInfo.InvariantCulture, $"M{x:F0} {top:F1}V{bottom + 0.6:F1}");
        }

        _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" stroke=\"#334155\"/>");
        foreach (GameEvent cut in _run.Of("interrupted"))
        {
            Line(X(cut.Time), _y, _y + (2 * Half), "#dc2626", 2);
            Text(X(cut.Time) + 5, _y + 14, "interrupted", "#dc2626");
        }

        _y += (2 * Half) + 10;
    }

    private void DrawCurve(string name, string colour)
    {
        const double Height = 62;
        Label(name, Height);
        (double Time, double Value)[] frames = [.. _run.Face.Curve(name)];
        double largest = Math.Max(0.05, frames.Max(f => f.Value));
        Line(Left, _y + Height, _y + Height, "#e2e8f0", 1, Width - Right);
        var path = new StringBuilder();
        foreach ((double time, double value) in frames)
        {
            double y = _y + Height - (value / largest * (Height - 4));
            // A face that gets no frame stands still.
            string step = path.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"H{X(time):F1}V{y:F1}") : "";
            path.Append(step.Length > 0 ? step : string.Create(CultureInfo.InvariantCulture, $"M{X(time):F1} {y:F1}"));
        }

        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"/>"
        );
        Text(
            Left - 12,
            _y + 12,
            largest.ToString("F2", CultureInfo.InvariantCulture),
            "#94a3b8",
            "text-anchor=\"end\""
        );
        _y += Height + 12;
    }

    private void DrawWords()
    {
        const int Rows = 4;
        const double RowHeight = 17;
        Label("words", Rows * RowHeight);
        double[] free = new double[Rows];
        foreach (GameEvent word in _run.Of("word"))
        {
            double x = X(word.Time);
            int row = Math.Max(0, Array.FindIndex(free, end => end <= x));
            free[row] = x + (CharacterWidth * (word.Text.Length + 1));
            Line(x, _y, _y + 4, "#94a3b8", 1);
            Text(x, _y + 14 + (row * RowHeight), word.Text, "#0f172a");
        }

        _y += (Rows * RowHeight) + 10;
    }

    private void DrawAxis()
    {
        for (int second = (int)Math.Ceiling(_start); second <= _end; second++)
        {
            Line(X(second), _y, _y + 5, "#94a3b8", 1);
            Text(X(second), _y + 19, $"{second} s", "#64748b", "text-anchor=\"middle\"");
        }

        _y += 28;
    }

    /// <summary>What lies behind all lanes comes first: the game stood still here.</summary>
    private string Finish()
    {
        string lanes = _svg.ToString();
        _svg.Clear();
        foreach (GameEvent hitch in _run.Of("hitch"))
        {
            Rectangle(hitch.Time, hitch.Time + hitch.Seconds, 0, _y - 28, "#facc15", 0.28);
            Text(X(hitch.Time) + 3, _y - 32, "hitch", "#a16207");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{_y:F0}\" "
                + $"font-family=\"DejaVu Sans, sans-serif\" font-size=\"12\">"
                + $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>{_svg}{lanes}</svg>"
        );
    }

    private double X(double time) => Left + ((time - _start) / (_end - _start) * (Width - Left - Right));

    private double Time(double x) => _start + ((x - Left) / (Width - Left - Right) * (_end - _start));

    private void Label(string text, double height) =>
        Text(10, _y + (height / 2) + 4, text, "#0f172a", "font-weight=\"bold\"");

    private void Text(double x, double y, string text, string colour, string more = "") =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:F1}\" y=\"{y:F1}\" fill=\"{colour}\" {more}>{WebUtility.HtmlEncode(text)}</text>"
        );

    private void Rectangle(double start, double end, double y, double height, string colour, double opacity) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{X(start):F1}\" y=\"{y:F1}\" width=\"{X(end) - X(start):F1}\" height=\"{height:F1}\" "
                + $"fill=\"{colour}\" opacity=\"{opacity}\"/>"
        );

    private void Line(double x, double top, double bottom, string colour, double width, double? right = null) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x:F1}\" y1=\"{top:F1}\" x2=\"{right ?? x:F1}\" y2=\"{bottom:F1}\" stroke=\"{colour}\" "
                + $"stroke-width=\"{width}\"/>"
        );
}
