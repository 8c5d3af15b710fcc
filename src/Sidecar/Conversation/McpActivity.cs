using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

/// <summary>
/// What the provider does with the tools of MCP servers: calls that the game learns of, and requests for consent that
/// it answers. A request that nobody answers is refused. Belongs to the owner loop.
/// </summary>
internal sealed class McpActivity(TimeProvider time, TimeSpan timeout)
{
    private const int RememberedCalls = 32;

    private readonly Dictionary<string, McpCall> _calls = new(StringComparer.Ordinal);
    private readonly Queue<string> _callOrder = new();
    private readonly Dictionary<string, long> _requests = new(StringComparer.Ordinal);

    /// <summary>When the first request for consent times out, as a timestamp; null when none is open.</summary>
    public long? NextDue => _requests.Count > 0 ? _requests.Values.Min() : null;

    /// <summary>An item came or is complete: what the game is to be told of it, if anything.</summary>
    public ServerMessage? Take(ConversationItem item, bool isDone) =>
        item.Kind switch
        {
            ItemKind.McpCall when item.Id is { Length: > 0 } id => Call(id, item, isDone),
            ItemKind.McpApprovalRequest when isDone && item.Id is { Length: > 0 } id => Request(id, item),
            _ => null,
        };

    /// <summary>The progress of a call, as far as its item doesn't tell.</summary>
    public ServerMessage? Take(McpCallChanged changed)
    {
        if (changed.Progress != McpProgress.Failed || !_calls.TryGetValue(changed.ItemId, out McpCall? call))
        {
            return null;
        }
        call.State = McpCallState.Failed;
        return new ServerMessage { McpCall = call.Clone() };
    }

    /// <returns>What the provider is to be told; null when nobody waits for this answer.</returns>
    public ItemCreate? Answer(McpApproval approval) =>
        _requests.Remove(approval.ApprovalRequestId)
            ? Answer(approval.ApprovalRequestId, approval.Approve, approval.Reason)
            : null;

    /// <summary>Refuses every request whose time is up.</summary>
    public IReadOnlyList<ItemCreate> Overdue()
    {
        long now = time.GetTimestamp();
        return Refuse(r => r.Value <= now, "nobody answered the request in time");
    }

    /// <summary>Refuses every request, as there is no game that could be asked.</summary>
    public IReadOnlyList<ItemCreate> RefuseAll(string reason) => Refuse(_ => true, reason);

    /// <summary>The session that asked is gone, and its requests with it.</summary>
    public void Forget()
    {
        _requests.Clear();
        _calls.Clear();
        _callOrder.Clear();
    }

    private List<ItemCreate> Refuse(Func<KeyValuePair<string, long>, bool> which, string reason)
    {
        List<ItemCreate> refusals = [];
        foreach (string id in _requests.Where(which).Select(r => r.Key).ToArray())
        {
            _requests.Remove(id);
            refusals.Add(Answer(id, approve: false, reason));
        }
        return refusals;
    }

    private static ItemCreate Answer(string requestId, bool approve, string reason) =>
        new(
            ConversationItem.McpApprovalResponse(
                $"mcpa_{Guid.NewGuid():N}"[..24],
                requestId,
                approve,
                reason.Length > 0 ? reason : null
            )
        );

    private ServerMessage? Call(string id, ConversationItem item, bool isDone)
    {
        if (!_calls.TryGetValue(id, out McpCall? call))
        {
            call = new McpCall { ItemId = id };
            _calls.Add(id, call);
            _callOrder.Enqueue(id);
            if (_callOrder.Count > RememberedCalls)
            {
                _calls.Remove(_callOrder.Dequeue());
            }
        }
        call.ServerLabel = item.ServerLabel ?? call.ServerLabel;
        call.Name = item.Name ?? call.Name;
        call.ArgumentsJson = item.Arguments ?? call.ArgumentsJson;
        call.Output = item.Output ?? call.Output;
        if (isDone && call.State == McpCallState.Failed)
        {
            return null;
        }
        call.State = isDone ? McpCallState.Completed : McpCallState.InProgress;
        return new ServerMessage { McpCall = call.Clone() };
    }

    private ServerMessage? Request(string id, ConversationItem item)
    {
        if (!_requests.TryAdd(id, time.GetTimestamp() + (long)(timeout.TotalSeconds * time.TimestampFrequency)))
        {
            return null;
        }
        return new ServerMessage
        {
            McpApprovalRequest = new McpApprovalRequest
            {
                ApprovalRequestId = id,
                ServerLabel = item.ServerLabel ?? "",
                Name = item.Name ?? "",
                ArgumentsJson = item.Arguments ?? "{}",
                TimeoutMs = (uint)timeout.TotalMilliseconds,
            },
        };
    }
}
