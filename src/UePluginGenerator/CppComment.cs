namespace Sidecar.UePluginGenerator;

/// <summary>Turns comments of the contract into JavaDoc comments.</summary>
internal static class CppComment
{
    /// <summary>The widest line.</summary>
    public const int Columns = 120;

    /// <summary>How wide a tab counts.</summary>
    public const int TabColumns = 4;

    /// <summary>
    /// The lines of the comment, without indentation, for a place that is <paramref name="depth"/> tabs deep; none for
    /// an empty comment. Running text is wrapped anew; blank and indented lines, as in a list, stay as they are.
    /// </summary>
    public static IEnumerable<string> Lines(string comment, int depth)
    {
        var lines = Wrap(comment, Columns - (depth * TabColumns) - " * ".Length).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var single = $"/** {lines[0]} */";
        return lines.Count == 1 && single.Length + (depth * TabColumns) <= Columns
            ? [single]
            : ["/**", .. lines.Select(line => line.Length == 0 ? " *" : $" * {line}"), " */"];
    }

    private static IEnumerable<string> Wrap(string comment, int width)
    {
        var open = "";
        foreach (
            var line in comment
                .Split('\n')
                .Select(StripFirstBlank)
                .SkipWhile(IsBlank)
                .Reverse()
                .SkipWhile(IsBlank)
                .Reverse()
        )
        {
            if (IsBlank(line) || line[0] == ' ')
            {
                if (open.Length > 0)
                {
                    yield return open;
                }

                open = "";
                yield return line.TrimEnd();
                continue;
            }

            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (open.Length > 0 && open.Length + 1 + word.Length > width)
                {
                    yield return open;
                    open = word;
                }
                else
                {
                    open = open.Length == 0 ? word : $"{open} {word}";
                }
            }
        }

        if (open.Length > 0)
        {
            yield return open;
        }
    }

    private static string StripFirstBlank(string line) => line.StartsWith(' ') ? line[1..] : line;

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);
}
