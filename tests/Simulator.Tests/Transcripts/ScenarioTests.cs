using Sidecar.PublishedSchema;

namespace Sidecar.Simulator.Tests.Transcripts;

public sealed class ScenarioTests
{
    // In the schemas, and nothing that this server does: WebRTC and SIP, the beta's events, MCP calls, diarization.
    private static readonly string[] NeverSent =
    [
        "conversation.created",
        "conversation.item.created",
        "conversation.item.input_audio_transcription.segment",
        "input_audio_buffer.dtmf_event_received",
        "mcp_list_tools.failed",
        "output_audio_buffer.cleared",
        "output_audio_buffer.started",
        "output_audio_buffer.stopped",
        "response.mcp_call.completed",
        "response.mcp_call.failed",
        "response.mcp_call.in_progress",
        "response.mcp_call_arguments.delta",
        "response.mcp_call_arguments.done",
    ];

    public static TheoryData<string> Names => [.. Scenarios.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_InStrictMode_IsAsPublishedToTheLetter(string name)
    {
        var scenario = Scenarios.All[name];
        var transcript = await scenario.PlayAsync(strict: true);

        Assert.Empty(transcript.Faults([], ofClients: false, ofServer: true));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_DiffersFromThePublishedSchemasOnlyAsRecorded(string name)
    {
        var scenario = Scenarios.All[name];
        var transcript = await scenario.PlayAsync(strict: false);

        Assert.Empty(transcript.Faults(Leniency.Recorded, scenario.ClientIsValid, ofServer: true));
    }

    [Fact]
    public async Task Scenarios_HaveEveryEventOfTheServerAndNeedEveryLeniency()
    {
        List<TranscriptEntry> entries = [];
        foreach (var scenario in Scenarios.All.Values)
        {
            entries.AddRange((await scenario.PlayAsync(strict: false)).Entries);
        }

        var sent = entries
            .Where(entry => !entry.IsClient)
            .Select(entry => entry.Type)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            NeverSent,
            Schema.ServerEvents.Keys.Where(type => !sent.Contains(type)).Order(StringComparer.Ordinal)
        );
        var idle = Leniency.Recorded.Where(leniency =>
            !entries.Exists(entry => entry.Faults.Any(fault => leniency.Covers(entry.Type, fault)))
        );
        // Recorded of the live service; the errors of the simulator have ids, as clients of the schemas expect.
        Assert.Equal("event_id", Assert.Single(idle).Path);
    }
}
