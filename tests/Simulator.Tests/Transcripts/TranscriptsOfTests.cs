using System.Collections.Concurrent;
using Sidecar.PublishedSchema;

namespace Sidecar.Simulator.Tests.Transcripts;

/// <summary>
/// What the servers of each test sent. It must be as the published schemas have it: in strict mode to the letter, else
/// with the recorded differences only. What the official client says must be so too: it is the proof that the schemas
/// here are the published ones.
/// </summary>
internal static class TranscriptsOfTests
{
    // Faults that make the server send what no schema has.
    private static readonly string[] Unpublished =
    [
        "malformedJson",
        "unknownEvent",
        "unknownFields",
        "huge",
        "invalidBase64",
    ];

    private static readonly ConcurrentDictionary<string, ConcurrentQueue<(Transcript, SimulatorOptions)>> ByTest = new(
        StringComparer.Ordinal
    );

    public static SimulatorOptions Watch(SimulatorOptions options)
    {
        var isPublished =
            options.Dialect is SimulatorDialect.OpenAI or SimulatorDialect.Azure
            && !options.Faults.Any(fault => Unpublished.Contains(fault.Kind, StringComparer.Ordinal));
        if (!isPublished || options.WireTap is not null || TestContext.Current.Test is not { } test)
        {
            return options;
        }

        var transcript = new Transcript();
        ByTest.GetOrAdd(test.UniqueID, _ => []).Enqueue((transcript, options));
        return options with { WireTap = transcript.Tap };
    }

    public static void AssertValid(string testId, bool isClientOfficial)
    {
        if (!ByTest.TryRemove(testId, out var transcripts))
        {
            return;
        }

        foreach (var (transcript, options) in transcripts)
        {
            Assert.Empty(transcript.Faults(Allowed(options), isClientOfficial, ofServer: true));
        }
    }

    /// <summary>The differences that a server with these options may have.</summary>
    public static IReadOnlyList<Leniency> Allowed(SimulatorOptions options) =>
        options switch
        {
            { StrictSpec: true, Dialect: SimulatorDialect.Azure } => [Leniency.AzureContent],
            { StrictSpec: true } => [],
            { Dialect: SimulatorDialect.Azure } => [.. Leniency.Recorded, Leniency.AzureContent],
            _ => Leniency.Recorded,
        };
}
