namespace Sidecar.Credentials;

/// <summary>A key or secret, and what came with it.</summary>
/// <param name="Value">Null for none.</param>
/// <param name="Model">The model it is bound to; null when whoever gave it out did not say.</param>
internal sealed record Credential(string? Value, string? Model = null)
{
    public static Credential None { get; } = new((string?)null);

    /// <summary>Without the value: this may end up in a log.</summary>
    public override string ToString() => Value is null ? "none" : "(secret)";
}
