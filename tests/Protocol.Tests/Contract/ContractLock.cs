namespace Sidecar.Protocol.Tests.Contract;

/// <summary>The recorded surface of the contract, a file beside the .proto files.</summary>
internal static class ContractLock
{
    public const string RelativePath = "proto/sidecar/v1/contract.lock";

    public const string UpdateCommand = "UPDATE_CONTRACT_LOCK=1 dotnet test --project tests/Protocol.Tests";

    private const string Header =
        "# What the wire of sidecar.v1 promises. Written by a test, compared with the compiled contract by another:\n"
        + "#   "
        + UpdateCommand
        + "\n";

    public static string RepositoryRoot { get; } = FindRoot();

    public static bool IsUpdateWanted => Environment.GetEnvironmentVariable("UPDATE_CONTRACT_LOCK") == "1";

    private static string FullPath => Path.Combine(RepositoryRoot, RelativePath);

    public static IReadOnlyList<string> Read() => File.Exists(FullPath) ? Parse(File.ReadAllText(FullPath)) : [];

    public static void Write(IEnumerable<string> lines) =>
        File.WriteAllText(FullPath, Header + string.Concat(lines.Select(line => line + "\n")));

    public static IReadOnlyList<string> Parse(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith('#')),
        ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sidecar.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Sidecar.sln above {AppContext.BaseDirectory}.");
    }
}
