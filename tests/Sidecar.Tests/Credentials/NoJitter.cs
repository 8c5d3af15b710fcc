namespace Sidecar.Tests.Credentials;

/// <summary>Always draws the least, so that a random wait is none.</summary>
internal sealed class NoJitter : Random
{
    public override double NextDouble() => 0;

    protected override double Sample() => 0;
}
