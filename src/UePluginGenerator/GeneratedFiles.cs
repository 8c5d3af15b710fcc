using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>The C++ files that are checked in, and what they have to contain.</summary>
internal static class GeneratedFiles
{
    /// <summary>A folder in which there is nothing but generated files, from the repository's root.</summary>
    public const string MessagesFolder = "ue-plugin/Source/Sidecar/Private/Core/Messages";

    /// <summary>The same for the tests.</summary>
    public const string OracleFolder = "tests/ue-plugin/Oracle/Generated";

    /// <summary>What the messages declare for each other.</summary>
    public const string FieldsInclude = "Core/Messages/MessageFields.h";

    /// <summary>The header of the messages of a .proto file, as C++ includes it.</summary>
    public static string MessagesInclude(FileDescriptor file) => $"Core/Messages/{CppNames.FileStem(file)}Messages.h";

    /// <summary>The comparison of the messages of a .proto file, as the tests include it.</summary>
    public static string ComparisonInclude(FileDescriptor file) =>
        $"Oracle/Generated/{CppNames.FileStem(file)}Comparison.h";

    /// <summary>The text of each file by its path from the repository's root, in the order of the paths.</summary>
    public static IReadOnlyDictionary<string, string> Write(IReadOnlyList<FileDescriptor> files)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [$"{MessagesFolder}/Contract.h"] = ContractHeader.Write(files),
            [$"{MessagesFolder}/MessageFields.h"] = FieldsHeader.Write(files),
            [$"{OracleFolder}/MessageList.h"] = MessageListHeader.Write(files),
        };
        foreach (var file in files)
        {
            var stem = $"{MessagesFolder}/{CppNames.FileStem(file)}";
            texts.Add($"{stem}Messages.h", MessagesHeader.Write(file));
            texts.Add($"{stem}Messages.cpp", MessagesSource.Write(file));
            texts.Add($"{stem}Fields.cpp", FieldsSource.Write(file));
            texts.Add($"{OracleFolder}/{CppNames.FileStem(file)}Comparison.h", ComparisonHeader.Write(file));
        }

        return texts;
    }

    /// <summary>
    /// Paths of the files below <paramref name="root"/> that are missing, differ, or belong to no .proto file any more;
    /// line ends don't count.
    /// </summary>
    public static IReadOnlyList<string> FindStale(string root, IReadOnlyDictionary<string, string> texts) =>
        [
            .. texts.Where(text => !IsCurrent(Path.Combine(root, text.Key), text.Value)).Select(text => text.Key),
            .. FindLeftOver(root, texts),
        ];

    /// <summary>Writes what is stale below <paramref name="root"/>, removes what is left over, returns both.</summary>
    public static IReadOnlyList<string> Update(string root, IReadOnlyDictionary<string, string> texts)
    {
        var stale = FindStale(root, texts);
        foreach (var path in stale)
        {
            var fullPath = Path.Combine(root, path);
            if (texts.TryGetValue(path, out var text))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
                File.WriteAllText(fullPath, text);
            }
            else
            {
                File.Delete(fullPath);
            }
        }

        return stale;
    }

    private static bool IsCurrent(string path, string text) =>
        File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text;

    private static IEnumerable<string> FindLeftOver(string root, IReadOnlyDictionary<string, string> texts) =>
        new[] { MessagesFolder, OracleFolder }
            .Where(folder => Directory.Exists(Path.Combine(root, folder)))
            .SelectMany(folder =>
                Directory
                    .EnumerateFiles(Path.Combine(root, folder))
                    .Select(path => $"{folder}/{Path.GetFileName(path)}")
            )
            .Where(path => !texts.ContainsKey(path))
            .Order(StringComparer.Ordinal);
}
