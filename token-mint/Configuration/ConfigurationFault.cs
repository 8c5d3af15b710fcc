namespace Sidecar.TokenMint.Configuration;

/// <summary>One thing that is wrong with the configuration, with the key it is about.</summary>
internal sealed record ConfigurationFault(string Key, string Problem)
{
    public override string ToString() => $"{Key}: {Problem}";
}

/// <summary>The configuration can't be used. Holds every fault, not only the first.</summary>
internal sealed class ConfigurationException(IReadOnlyList<ConfigurationFault> faults)
    : Exception($"The configuration has {faults.Count} fault(s):\n  " + string.Join("\n  ", faults))
{
    public IReadOnlyList<ConfigurationFault> Faults { get; } = faults;
}
