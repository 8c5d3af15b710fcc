namespace Sidecar.Protocol.Tests.Contract;

/// <summary>Compares two surfaces of the contract.</summary>
internal static class ContractCompatibility
{
    /// <summary>What a peer that was built against <paramref name="landed"/> would no longer find, each with the
    /// reason; empty when <paramref name="current"/> only adds to it. A field or value may go when both its number
    /// and its name are reserved.</summary>
    public static IReadOnlyList<string> Breaks(IEnumerable<string> landed, IEnumerable<string> current)
    {
        var lines = current.ToHashSet(StringComparer.Ordinal);
        return [.. landed.Where(line => !lines.Contains(line)).Select(line => Break(line, lines)).OfType<string>()];
    }

    private static string? Break(string line, HashSet<string> current)
    {
        var parts = line.Split(' ');
        if (parts is not ["field", _, _, _, _, _, ..] and not ["value", _, _, _])
        {
            return $"gone: {line}";
        }

        var (kind, owner, number) = (parts[0], parts[1], parts[2]);
        var name = kind == "field" ? parts[5] : parts[3];
        if (current.Contains($"reserved {owner} {number}") && current.Contains($"reserved {owner} \"{name}\""))
        {
            return null;
        }

        var replacement = current.FirstOrDefault(other =>
            other.StartsWith($"{kind} {owner} {number} ", StringComparison.Ordinal)
        );
        return replacement is null
            ? $"gone without `reserved {number};` and `reserved \"{name}\";`: {line}"
            : $"changed: {line}{Environment.NewLine}     to: {replacement}";
    }
}
