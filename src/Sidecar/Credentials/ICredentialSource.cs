namespace Sidecar.Credentials;

/// <summary>Where the key or secret of a connection to the provider comes from.</summary>
internal interface ICredentialSource
{
    /// <summary>For people and status: where it comes from, never what it is.</summary>
    string Description { get; }

    /// <summary>What to do when the provider refuses even a fresh one; null to leave that to the provider's own advice.
    /// </summary>
    string? Remedy { get; }

    /// <summary>What to present now. Cheap while a cached one is good.</summary>
    /// <exception cref="Realtime.Session.RealtimeSessionException">None can be had; says why, and whether it passes.</exception>
    ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>The provider did not take it.</summary>
    /// <returns>Whether <see cref="GetAsync"/> may now have another one.</returns>
    bool Refused(Credential credential);
}
