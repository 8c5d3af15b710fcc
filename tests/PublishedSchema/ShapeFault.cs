namespace Sidecar.PublishedSchema;

/// <summary>In which way a message differs from the published schemas.</summary>
internal enum FaultKind
{
    /// <summary>No JSON object, or an event of no such type.</summary>
    Event,

    /// <summary>A required member isn't there.</summary>
    Missing,

    /// <summary>Null where none is allowed.</summary>
    Null,

    /// <summary>Another JSON type.</summary>
    Type,

    /// <summary>Not one of the values allowed.</summary>
    Value,

    /// <summary>A member that the schemas don't name (and don't forbid).</summary>
    Unnamed,
}

/// <param name="Path">Members and elements: <c>response.output[].status</c>.</param>
internal sealed record ShapeFault(FaultKind Kind, string Path, string Text)
{
    public override string ToString() => $"{Kind} {Path}: {Text}";
}
