namespace Sidecar.UePlugin.Tests.Source;

/// <summary>The preprocessor blocks that are open, as text: <c>WITH_EDITOR</c>, <c>!(WITH_EDITOR)</c> in its else.</summary>
internal sealed class ConditionStack
{
    private readonly List<string> _open = [];

    public IReadOnlyList<string> Current { get; private set; } = [];

    public void Read(string directive, string argument)
    {
        switch (directive)
        {
            case "if":
                _open.Add(argument);
                break;
            case "ifdef":
                _open.Add($"defined({argument})");
                break;
            case "ifndef":
                _open.Add($"!defined({argument})");
                break;
            case "elif" when _open.Count > 0:
                _open[^1] = argument;
                break;
            case "else" when _open.Count > 0:
                _open[^1] = $"!({_open[^1]})";
                break;
            case "endif" when _open.Count > 0:
                _open.RemoveAt(_open.Count - 1);
                break;
            default:
                return;
        }

        Current = [.. _open];
    }
}
