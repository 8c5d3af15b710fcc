namespace Sidecar.UePlugin.Tests.Source;

/// <summary>The files of the plugin that rules are about, from the disk or, in the rules' own tests, from snippets.</summary>
internal sealed class PluginTree
{
    private static readonly string[] Endings = [".h", ".cpp", ".Build.cs", ".uplugin", ".ini"];

    public PluginTree(IEnumerable<SourceFile> files) => Files = [.. files];

    public static PluginTree Real { get; } =
        new(
            Directory
                .EnumerateFiles(Repository.Plugin, "*", SearchOption.AllDirectories)
                .Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
                .Select(f => new SourceFile(
                    Path.GetRelativePath(Repository.Plugin, f).Replace('\\', '/'),
                    File.ReadAllText(f)
                ))
                .Where(f => !f.Path.StartsWith("Intermediate/", StringComparison.Ordinal))
                .OrderBy(f => f.Path, StringComparer.Ordinal)
        );

    public IReadOnlyList<SourceFile> Files { get; }

    public IEnumerable<SourceFile> Headers => Files.Where(f => f.IsHeader);

    public IEnumerable<SourceFile> Code => Files.Where(f => f.IsHeader || f.IsCpp);

    public IEnumerable<SourceFile> UnrealCode => Files.Where(f => f.IsUnreal);

    public IEnumerable<SourceFile> CoreCode => Files.Where(f => f.IsCore && (f.IsHeader || f.IsCpp));

    public IEnumerable<SourceFile> BuildScripts => Files.Where(f => f.IsBuildScript);

    public IEnumerable<(SourceFile File, ReflectedType Type)> Types =>
        Headers.SelectMany(f => f.Types.Select(t => (f, t)));

    public IEnumerable<string> Modules => BuildScripts.Select(f => f.Module).Where(m => m.Length > 0);

    public static PluginTree Of(params (string Path, string Text)[] files) =>
        new(files.Select(f => new SourceFile(f.Path, f.Text)));
}
