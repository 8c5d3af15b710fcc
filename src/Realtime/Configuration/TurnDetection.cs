namespace Sidecar.Realtime.Configuration;

/// <summary>
/// How the end of the user's turn is found. Always sent whole: whether a partial one merges with what was there isn't
/// documented, and defaults differ between models.
/// </summary>
public abstract record TurnDetection
{
    private protected TurnDetection() { }

    /// <summary>Push-to-talk: the client commits and asks for responses itself.</summary>
    public static TurnDetection None { get; } = new NoTurnDetection();

    internal sealed record NoTurnDetection : TurnDetection;
}

/// <summary>By silence (<c>server_vad</c>).</summary>
public sealed record ServerVad : TurnDetection
{
    /// <summary>0 to 1; default 0.5. Higher wants louder speech.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Audio kept from before the speech was noticed; default 300.</summary>
    public int PrefixPaddingMs { get; init; } = 300;

    /// <summary>Silence that ends the turn; default 500.</summary>
    public int SilenceDurationMs { get; init; } = 500;

    /// <summary>Whether the server answers by itself; default true.</summary>
    public bool CreateResponse { get; init; } = true;

    /// <summary>Whether speech of the user cancels a response in progress; default true.</summary>
    public bool InterruptResponse { get; init; } = true;

    /// <summary>5000 to 30000: the server goes on by itself after so long a silence; null (default) for never.</summary>
    public int? IdleTimeoutMs { get; init; }
}

/// <summary>By meaning (<c>semantic_vad</c>): a model judges whether the user has finished.</summary>
public sealed record SemanticVad : TurnDetection
{
    /// <summary>How soon to take the turn; default <see cref="VadEagerness.Auto"/>.</summary>
    public VadEagerness Eagerness { get; init; } = VadEagerness.Auto;

    /// <summary>Whether the server answers by itself; default true.</summary>
    public bool CreateResponse { get; init; } = true;

    /// <summary>Whether speech of the user cancels a response in progress; default true.</summary>
    public bool InterruptResponse { get; init; } = true;
}

/// <summary>How soon <see cref="SemanticVad"/> takes the turn.</summary>
public enum VadEagerness
{
    /// <summary>As <see cref="Medium"/>.</summary>
    Auto,

    /// <summary>Waits up to 8 s.</summary>
    Low,

    /// <summary>Waits up to 4 s.</summary>
    Medium,

    /// <summary>Waits up to 2 s.</summary>
    High,
}
