using System.Text;

namespace Sidecar.Realtime.Wire;

/// <summary>
/// The names of one dialect's server events. The only place where a name on the wire gets its meaning; looked up in
/// UTF-8, so that the hot path makes no string.
/// </summary>
internal sealed class EventNameMap
{
    private readonly Dictionary<byte[], ServerEventKind> _kinds = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], ServerEventKind>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public EventNameMap(IEnumerable<(string Name, ServerEventKind Kind)> names)
    {
        foreach (var (name, kind) in names)
        {
            _kinds[Encoding.UTF8.GetBytes(name)] = kind;
        }

        _lookup = _kinds.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    private static readonly (string Name, ServerEventKind Kind)[] GaNames =
    [
        ("error", ServerEventKind.Error),
        ("session.created", ServerEventKind.SessionCreated),
        ("session.updated", ServerEventKind.SessionUpdated),
        ("conversation.created", ServerEventKind.ConversationCreated),
        ("input_audio_buffer.speech_started", ServerEventKind.SpeechStarted),
        ("input_audio_buffer.speech_stopped", ServerEventKind.SpeechStopped),
        ("input_audio_buffer.committed", ServerEventKind.InputAudioCommitted),
        ("input_audio_buffer.cleared", ServerEventKind.InputAudioCleared),
        ("input_audio_buffer.timeout_triggered", ServerEventKind.InputTimeoutTriggered),
        ("input_audio_buffer.dtmf_event_received", ServerEventKind.DtmfReceived),
        ("conversation.item.added", ServerEventKind.ItemAdded),
        ("conversation.item.done", ServerEventKind.ItemDone),
        ("conversation.item.created", ServerEventKind.ItemCreated),
        ("conversation.item.retrieved", ServerEventKind.ItemRetrieved),
        ("conversation.item.truncated", ServerEventKind.ItemTruncated),
        ("conversation.item.deleted", ServerEventKind.ItemDeleted),
        ("conversation.item.input_audio_transcription.delta", ServerEventKind.InputTranscriptionDelta),
        ("conversation.item.input_audio_transcription.completed", ServerEventKind.InputTranscriptionCompleted),
        ("conversation.item.input_audio_transcription.failed", ServerEventKind.InputTranscriptionFailed),
        ("conversation.item.input_audio_transcription.segment", ServerEventKind.InputTranscriptionSegment),
        ("response.created", ServerEventKind.ResponseCreated),
        ("response.done", ServerEventKind.ResponseDone),
        ("response.output_item.added", ServerEventKind.OutputItemAdded),
        ("response.output_item.done", ServerEventKind.OutputItemDone),
        ("response.content_part.added", ServerEventKind.ContentPartAdded),
        ("response.content_part.done", ServerEventKind.ContentPartDone),
        ("response.output_audio.delta", ServerEventKind.OutputAudioDelta),
        ("response.output_audio.done", ServerEventKind.OutputAudioDone),
        ("response.output_audio_transcript.delta", ServerEventKind.OutputAudioTranscriptDelta),
        ("response.output_audio_transcript.done", ServerEventKind.OutputAudioTranscriptDone),
        ("response.output_text.delta", ServerEventKind.OutputTextDelta),
        ("response.output_text.done", ServerEventKind.OutputTextDone),
        ("response.function_call_arguments.delta", ServerEventKind.FunctionCallArgumentsDelta),
        ("response.function_call_arguments.done", ServerEventKind.FunctionCallArgumentsDone),
        ("rate_limits.updated", ServerEventKind.RateLimitsUpdated),
        ("mcp_list_tools.in_progress", ServerEventKind.McpListToolsInProgress),
        ("mcp_list_tools.completed", ServerEventKind.McpListToolsCompleted),
        ("mcp_list_tools.failed", ServerEventKind.McpListToolsFailed),
        ("response.mcp_call_arguments.delta", ServerEventKind.McpCallArgumentsDelta),
        ("response.mcp_call_arguments.done", ServerEventKind.McpCallArgumentsDone),
        ("response.mcp_call.in_progress", ServerEventKind.McpCallInProgress),
        ("response.mcp_call.completed", ServerEventKind.McpCallCompleted),
        ("response.mcp_call.failed", ServerEventKind.McpCallFailed),
        ("output_audio_buffer.started", ServerEventKind.OutputAudioBufferStarted),
        ("output_audio_buffer.stopped", ServerEventKind.OutputAudioBufferStopped),
        ("output_audio_buffer.cleared", ServerEventKind.OutputAudioBufferCleared),
    ];

    // Meanings that only other servers have a word for.
    private static readonly (string Name, ServerEventKind Kind)[] OtherNames =
    [
        ("ping", ServerEventKind.Ping),
        ("conversation.item.input_audio_transcription.updated", ServerEventKind.InputTranscriptionUpdated),
    ];

    /// <summary>The interface that is generally available since August 2025.</summary>
    public static EventNameMap Ga { get; } = new(GaNames);

    /// <summary>The GA names, and others that mean the same.</summary>
    /// <param name="aliases">Name on the wire, and GA name.</param>
    /// <exception cref="ArgumentException">A name that means nothing here.</exception>
    public static EventNameMap With(IReadOnlyDictionary<string, string> aliases) =>
        aliases.Count == 0 ? Ga : new([.. GaNames, .. aliases.Select(alias => (alias.Key, MeaningOf(alias.Value)))]);

    public ServerEventKind Find(ReadOnlySpan<byte> utf8Name) =>
        _lookup.TryGetValue(utf8Name, out var kind) ? kind : ServerEventKind.Unknown;

    private static ServerEventKind MeaningOf(string name)
    {
        foreach (var (known, kind) in GaNames.Concat(OtherNames))
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        throw new ArgumentException($"'{name}' is no event of the GA interface.", nameof(name));
    }

    private sealed class Utf8Comparer
        : IEqualityComparer<byte[]>,
            IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => Utf8Hash.Compute(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
