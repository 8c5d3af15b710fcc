namespace Sidecar.Doctor.Provider;

/// <summary>One part of the test conversation, in a session of its own.</summary>
internal interface IProviderCheck
{
    /// <summary>For people, while it runs.</summary>
    string Title { get; }

    /// <summary>What it will find out, in this order.</summary>
    IReadOnlyList<Expectation> Expectations { get; }

    /// <summary>A finding for each expectation; ends early by <see cref="CheckException"/> or the session's own.</summary>
    IAsyncEnumerable<Finding> RunAsync(Examination exam, CancellationToken cancellationToken);
}
