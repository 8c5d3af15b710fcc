namespace Sidecar.UePlugin.Tests.Source;

/// <summary>One <c>#include</c>: the path between the quotes or brackets.</summary>
internal sealed record Include(string Path, bool IsAngled, int Line);

/// <summary>One file of the plugin, read once.</summary>
internal sealed class SourceFile
{
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Lines = text.Split('\n');
        (Tokens, Directives) = Lexer.Read(text);
        Includes = [.. Directives.Where(d => d.Name == "include").Select(Read)];
        Types = IsHeader || IsCpp ? ReflectionReader.Read(this) : [];
    }

    /// <summary>Relative to ue-plugin, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<Directive> Directives { get; }

    public IReadOnlyList<Include> Includes { get; }

    /// <summary>What the header tool would read of it.</summary>
    public IReadOnlyList<ReflectedType> Types { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsHeader => Path.EndsWith(".h", StringComparison.Ordinal);

    public bool IsCpp => Path.EndsWith(".cpp", StringComparison.Ordinal);

    public bool IsBuildScript => Path.EndsWith(".Build.cs", StringComparison.Ordinal);

    /// <summary>The module whose folder it is in; empty outside of Source.</summary>
    public string Module => Path.Split('/') is ["Source", var module, _, ..] ? module : "";

    /// <summary>The path inside the module: <c>Private/Core/Wire/Frame.h</c>.</summary>
    public string InModule => Module.Length > 0 ? Path[$"Source/{Module}/".Length..] : Path;

    public bool IsPublic => InModule.StartsWith("Public/", StringComparison.Ordinal);

    /// <summary>Whether it belongs to the part that knows nothing of Unreal.</summary>
    public bool IsCore => InModule.StartsWith("Private/Core/", StringComparison.Ordinal);

    public bool IsUnreal => (IsHeader || IsCpp) && !IsCore;

    private static Include Read(Directive directive)
    {
        string argument = directive.Argument;
        bool isAngled = argument.StartsWith('<');
        int end = argument.IndexOf(isAngled ? '>' : '"', Math.Min(1, argument.Length));
        return new Include(end > 0 ? argument[1..end] : argument, isAngled, directive.Line);
    }
}
