using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Responses;

/// <summary>
/// The responses under way: at most one in the default conversation, and a few beside it for out-of-band ones.
/// </summary>
internal sealed class ResponseDesk(SessionContext session) : IDisposable
{
    private const int MaxOutOfBand = 8;

    private readonly List<ResponseRun> _running = [];

    /// <summary>Called when a default response has ended, with the milliseconds of audio it sent.</summary>
    public Action<int>? DefaultEnded { get; set; }

    public bool DefaultActive => Default is not null;

    private ResponseRun? Default => _running.Find(run => run.Request.InConversation);

    public RealtimeError? Create(JsonElement parameters)
    {
        if (session.Config.IsTranscription)
        {
            return new("Creating a response is not allowed in a transcription session.");
        }

        if (parameters.ValueKind == JsonValueKind.Undefined || parameters.ValueKind == JsonValueKind.Null)
        {
            return Start(RequestBuilder.FromSession(session), session.Timing.ResponseCreatedDelay);
        }

        return RequestBuilder.TryBuild(session, parameters, out var request)
            ?? Start(request, session.Timing.ResponseCreatedDelay);
    }

    /// <summary>Answers a turn that the server itself has found to be over.</summary>
    public void AnswerTurn()
    {
        if (Start(RequestBuilder.FromSession(session), TimeSpan.Zero) is { } fault)
        {
            session.Events.Refuse(fault, clientEventId: null);
        }
    }

    public RealtimeError? Cancel(string? responseId)
    {
        var run = responseId is null ? Default : _running.Find(candidate => candidate.Id == responseId);
        if (run is not { Announced: true })
        {
            return new("Cancellation failed: no active response found") { Code = "response_cancel_not_active" };
        }

        Cancel(run, "client_cancelled");
        return null;
    }

    /// <summary>The user has begun to speak.</summary>
    public void Interrupt()
    {
        if (Default is { } run)
        {
            Cancel(run, "turn_detected");
        }
    }

    public void Dispose()
    {
        foreach (var run in _running)
        {
            run.Dispose();
        }

        _running.Clear();
    }

    private RealtimeError? Start(ResponseRequest request, TimeSpan createdDelay)
    {
        if (request.InConversation && Default is { } active)
        {
            return Busy(active.Id);
        }

        if (request.InConversation && session.Faults.Take<BusyAction>().Count > 0)
        {
            return Busy(session.Ids.Response());
        }

        if (_running.Count > MaxOutOfBand)
        {
            return new("Too many responses in progress.") { Code = "rate_limit_exceeded" };
        }

        var faults = request.InConversation ? session.Faults.Take<ResponseAction>() : [];
        var run = new ResponseRun(session, request, createdDelay, ResponseMishaps.Of(faults));
        _running.Add(run);
        Advance(run);
        return null;
    }

    private static RealtimeError Busy(string activeId) =>
        new(
            $"Conversation already has an active response in progress: {activeId}. Wait until the response is finished before creating a new one."
        )
        {
            Code = "conversation_already_has_active_response",
            Attributed = false,
        };

    private void Cancel(ResponseRun run, string reason)
    {
        run.Cancel(reason);
        Retire(run);
    }

    private void Advance(ResponseRun run)
    {
        if (run.Ended)
        {
            return;
        }

        switch (run.Step())
        {
            case { Until: { } work }:
                session.WhenDone(work, () => Advance(run));
                break;
            case { } pause:
                session.Agenda.Schedule(pause.Delay, () => Advance(run));
                break;
            default:
                Retire(run);
                break;
        }
    }

    private void Retire(ResponseRun run)
    {
        _running.Remove(run);
        if (run.Request.InConversation)
        {
            DefaultEnded?.Invoke(run.Usage.OutputAudioMs);
        }
    }
}
