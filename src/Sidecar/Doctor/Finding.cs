namespace Sidecar.Doctor;

/// <summary>What a check came to.</summary>
internal enum Verdict
{
    /// <summary>As expected, or different in a way that the present configuration covers or that doesn't matter.</summary>
    Ok,

    /// <summary>Different, and the configuration doesn't fit it yet.</summary>
    Differs,

    /// <summary>It doesn't work.</summary>
    Fails,

    /// <summary>Could not be found out.</summary>
    NotTested,
}

/// <summary>One thing that the doctor looks at.</summary>
/// <param name="Name">Stable, for machines.</param>
/// <param name="Expected">For people.</param>
internal sealed record Expectation(string Name, string Expected)
{
    public Finding Ok(string seen, string? note = null) => new(this, Verdict.Ok, seen) { Note = note };

    /// <param name="set">The configuration that makes the sidecar fit, as <c>Key: value</c>.</param>
    public Finding Differs(string seen, string set, string? note = null) =>
        new(this, Verdict.Differs, seen) { Set = set.Length > 0 ? set : null, Note = note };

    public Finding Fails(string seen, string? note = null, string? set = null) =>
        new(this, Verdict.Fails, seen) { Note = note, Set = set };

    public Finding NotTested(string why) => new(this, Verdict.NotTested, why);

    /// <summary>Of something that the configuration says the server can or can't do.</summary>
    public Finding Capability(string key, bool isConfigured, bool isThere, string seen) =>
        (isConfigured, isThere) switch
        {
            (true, true) => Ok(seen),
            (true, false) => Differs(seen, $"Provider:Capabilities:{key}: no"),
            (false, false) => Ok(seen, "the configuration says so"),
            (false, true) => Ok(seen, $"not used: Provider:Capabilities:{key}: yes would"),
        };
}

/// <summary>What was found. Holds no secret.</summary>
internal sealed record Finding(Expectation Of, Verdict Verdict, string Seen)
{
    /// <summary>Configuration to set, as <c>Key: value</c>; several are parted by a comma.</summary>
    public string? Set { get; init; }

    public string? Note { get; init; }
}
