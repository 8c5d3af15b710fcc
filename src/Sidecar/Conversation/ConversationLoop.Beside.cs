using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// What a conversation needs beside speech: pictures, questions outside of it, and the tools of MCP servers.
internal sealed partial class ConversationLoop
{
    private void OnSendImage(SendImage image)
    {
        try
        {
            ConversationItem item = Picture.ToItem(image);
            if (_budgetStop is { } stop)
            {
                throw new FormatException(stop);
            }
            if (_state == ConversationState.Failed)
            {
                RetryRefused();
                throw new FormatException("there is no session with the provider");
            }
            if (!image.Answer)
            {
                SendItem(item);
                return;
            }
            Interrupt(FlushReason.Interrupt, _time.GetTimestamp(), isCancelledByServer: false);
            BeginTypedTurn(TurnInput.Text);
            SendItem(item);
            RequestResponse();
        }
        catch (FormatException fault)
        {
            Notify(NoticeKind.ImageRefused, $"The picture was not sent: {fault.Message}.");
        }
    }

    private void OnAsk(Ask ask)
    {
        string? refusal =
            !_settings.Session.Capabilities.OutOfBandResponses ? "this provider does not do it"
            : _budgetStop is { } stop ? stop
            : _state == ConversationState.Failed ? $"there is no session with the provider: {_stateReason}"
            : _asides.Begin(ask);
        if (refusal is not null)
        {
            RetryRefused();
            SendAskAnswer(new AskAnswer { AskId = ask.AskId, Error = refusal });
        }
        else if (_isSessionOpen)
        {
            _session!.Send(_asides.RequestOf(ask.AskId));
        }
    }

    /// <summary>The new session is asked what the lost one did not answer.</summary>
    private void AskAsidesAgain()
    {
        foreach (ResponseCreate request in _asides.Requests)
        {
            _session!.Send(request);
        }
    }

    private bool IsAside(ServerEvent serverEvent)
    {
        if (!_asides.Take(serverEvent, out AskAnswer? answer))
        {
            return false;
        }
        (serverEvent as OutputAudioDelta)?.Release();
        if (serverEvent is ResponseDone { Response.Usage: { } usage })
        {
            _usage.AddResponse(usage);
            _isUsageChanged = true;
        }
        if (answer is not null)
        {
            SendAskAnswer(answer);
        }
        return true;
    }

    private void EndAsides(IReadOnlyList<AskAnswer> answers)
    {
        foreach (AskAnswer answer in answers)
        {
            SendAskAnswer(answer);
        }
    }

    private void SendAskAnswer(AskAnswer answer) => _clients.Broadcast(new ServerMessage { AskAnswer = answer });

    private void OnMcpItem(ConversationItem item, bool isDone)
    {
        if (_mcp.Take(item, isDone) is { } message)
        {
            _clients.Broadcast(message);
            if (_clients.Participant is null)
            {
                AnswerMcp(_mcp.RefuseAll("no game is connected"));
            }
        }
    }

    private void OnMcpCallChanged(McpCallChanged changed)
    {
        if (_mcp.Take(changed) is { } message)
        {
            _clients.Broadcast(message);
        }
    }

    private void OnMcpToolsListed(McpListToolsChanged listed)
    {
        if (listed.Progress == McpProgress.Failed)
        {
            Notify(
                NoticeKind.McpToolsFailed,
                "The provider could not list the tools of an MCP server; the model can't use them."
            );
        }
    }

    private void OnMcpApproval(McpApproval approval)
    {
        if (_mcp.Answer(approval) is { } answer)
        {
            AnswerMcp([answer]);
        }
    }

    private void AnswerMcp(IReadOnlyList<ItemCreate> answers)
    {
        foreach (ItemCreate answer in answers)
        {
            _session?.Send(answer);
        }
    }
}
