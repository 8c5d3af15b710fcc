namespace Sidecar.TokenMint.Configuration;

/// <summary>Marks a key whose value is never printed or logged.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
