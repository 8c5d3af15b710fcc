using System.Text.Json;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

/// <summary>
/// The calls of the model that wait for the game. Each call id is passed on once; each gets exactly one output, from
/// the game or from the clock. Belongs to the owner loop.
/// </summary>
internal sealed class ToolCalls(TimeProvider time)
{
    private const int RememberedIds = 256;

    private readonly Dictionary<string, long> _dueByCallId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _seenOrder = new();

    /// <summary>How long the game may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    public bool IsWaiting => _dueByCallId.Count > 0;

    /// <summary>An output was given since the last answer: the model is owed a <c>response.create</c>.</summary>
    public bool IsAnswerOwed { get; set; }

    /// <summary>When the first call times out, as a timestamp; null when none waits.</summary>
    public long? NextDue => _dueByCallId.Count > 0 ? _dueByCallId.Values.Min() : null;

    /// <summary>The message for the game, or null for a call that was already passed on.</summary>
    public ServerMessage? Begin(ConversationItem item)
    {
        string callId = item.CallId ?? "";
        if (callId.Length == 0 || !_seen.Add(callId))
        {
            return null;
        }
        _seenOrder.Enqueue(callId);
        if (_seenOrder.Count > RememberedIds)
        {
            _seen.Remove(_seenOrder.Dequeue());
        }
        _dueByCallId[callId] = time.GetTimestamp() + (long)(Timeout.TotalSeconds * time.TimestampFrequency);
        return new ServerMessage
        {
            ToolCall = new ToolCall
            {
                CallId = callId,
                Name = item.Name ?? "",
                ArgumentsJson = item.Arguments ?? "{}",
                TimeoutMs = (uint)Timeout.TotalMilliseconds,
            },
        };
    }

    /// <summary>The item for the model, or null when nobody waits for this result.</summary>
    public ItemCreate? Answer(ToolResult result)
    {
        if (!_dueByCallId.Remove(result.CallId))
        {
            return null;
        }
        return Output(
            result.CallId,
            result.ResultCase == ToolResult.ResultOneofCase.OutputJson ? result.OutputJson : Error(result.Error)
        );
    }

    /// <summary>The item for the model when the conversation deals with a call itself. The model is not owed an answer
    /// for it.</summary>
    public ItemCreate? Settle(string callId, string? error) =>
        _dueByCallId.Remove(callId)
            ? new ItemCreate(
                ConversationItem.FunctionCallOutput(callId, error is null ? """{"ok":true}""" : Error(error))
            )
            : null;

    /// <summary>The item for the model when the game can't be asked.</summary>
    public ItemCreate? Fail(string callId, string error) =>
        _dueByCallId.Remove(callId) ? Output(callId, Error(error)) : null;

    /// <summary>The calls whose time is up.</summary>
    public IReadOnlyList<string> Overdue()
    {
        long now = time.GetTimestamp();
        return [.. _dueByCallId.Where(c => c.Value <= now).Select(c => c.Key)];
    }

    /// <summary>Forgets every call: the session that asked is gone.</summary>
    public IReadOnlyList<string> Clear()
    {
        string[] waiting = [.. _dueByCallId.Keys];
        _dueByCallId.Clear();
        IsAnswerOwed = false;
        return waiting;
    }

    private ItemCreate Output(string callId, string output)
    {
        IsAnswerOwed = true;
        return new ItemCreate(ConversationItem.FunctionCallOutput(callId, output));
    }

    private static string Error(string text) =>
        $$"""{"error":{{JsonSerializer.Serialize(text, ErrorJson.Default.String)}}}""";
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class ErrorJson : System.Text.Json.Serialization.JsonSerializerContext;
