using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Voices;

namespace Sidecar.Simulator.Responses;

/// <summary>
/// One response, written step by step: the session's loop takes a step, does other things for the pause that the step
/// asks for, and takes the next. <c>response.done</c> goes out exactly once, whichever way the response ends.
/// </summary>
internal sealed class ResponseRun : IDisposable
{
    private readonly SessionContext _session;
    private readonly List<OutputItem> _outputs = [];
    private readonly CancellationTokenSource _abandoned = new();
    private readonly IEnumerator<Pause> _steps;
    private readonly ResponsePlan _plan;
    private readonly ResponseMishaps _mishaps;
    private int? _tokensLeft;
    private bool _announced;

    public ResponseRun(SessionContext session, ResponseRequest request, TimeSpan createdDelay, ResponseMishaps mishaps)
    {
        _session = session;
        Request = request;
        Id = session.Ids.Response();
        _tokensLeft = request.MaxTokens;
        _plan = session.Script.Plan(request);
        Usage.AddInput(request);
        _mishaps = session.Budget.Refusal(Usage.Input, session.Config.Model) is { } refusal
            ? ResponseMishaps.NoTokensLeft(refusal)
            : mishaps;
        _steps = Steps(createdDelay).GetEnumerator();
    }

    public string Id { get; }

    public ResponseRequest Request { get; }

    public TokenUsage Usage { get; } = new();

    public bool Ended { get; private set; }

    /// <summary>Null without a limit.</summary>
    public int? TokensLeft => _tokensLeft;

    /// <summary>Where the output is cut by order: speech after this much audio, text halfway.</summary>
    public int? CutAfterAudioMs => _mishaps.CutAfterAudioMs;

    /// <summary>False between an accepted response.create and its response.created.</summary>
    public bool Announced => _announced;

    public void Spend(int tokens) => _tokensLeft = _tokensLeft is { } left ? Math.Max(0, left - tokens) : null;

    /// <summary>Takes one step; null when the response has ended.</summary>
    public Pause? Step()
    {
        if (Ended)
        {
            return null;
        }

        try
        {
            if (_steps.MoveNext())
            {
                return _steps.Current;
            }
        }
        catch (AggregateException fault)
        {
            // The voice failed: the only work a step waits for.
            ResponseLog.VoiceFailed(_session.Logger, Id, fault.InnerException ?? fault);
            End(ItemStatus.Incomplete, "failed", VoiceFailure());
            return null;
        }

        if (_mishaps.Failure is { } failure)
        {
            End(ItemStatus.Incomplete, "failed", failure);
        }
        else if (_outputs is [.., { Cut: true }])
        {
            var reason = _mishaps.IncompleteReason ?? "max_output_tokens";
            End(ItemStatus.Incomplete, "incomplete", Details("incomplete", reason));
        }
        else
        {
            End(ItemStatus.Completed, "completed", null);
        }

        return null;
    }

    public TimeSpan TimeToSend(int audioMs) => _session.Timing.TimeToSend(audioMs, _mishaps.AudioSpeed);

    /// <param name="reason">turn_detected or client_cancelled.</param>
    public void Cancel(string reason)
    {
        if (!Ended)
        {
            Announce();
            End(ItemStatus.Incomplete, "cancelled", Details("cancelled", reason));
        }
    }

    public void Dispose()
    {
        Ended = true;
        _abandoned.Cancel();
        _steps.Dispose();
        _abandoned.Dispose();
    }

    private IEnumerable<Pause> Steps(TimeSpan createdDelay)
    {
        // Speaking takes time: begin before the first word is due.
        var speeches = _mishaps.FailsAtOnce || _mishaps.Silent ? [] : StartSpeeches();
        if (createdDelay > TimeSpan.Zero)
        {
            yield return Pause.For(createdDelay);
        }

        Announce();
        if (_mishaps.Silent)
        {
            yield return Pause.UntilDone(new TaskCompletionSource().Task);
        }

        yield return Pause.For(_session.Timing.FirstItemDelay + _plan.Delay);
        if (_mishaps.FailsAtOnce)
        {
            yield break;
        }

        for (var index = 0; index < _plan.Outputs.Count; index++)
        {
            var output = Open(_plan.Outputs[index], speeches.GetValueOrDefault(index), index);
            _outputs.Add(output);
            foreach (var pause in output.Write())
            {
                yield return pause;
            }

            if (output.Cut)
            {
                yield break;
            }

            if (index < _plan.Outputs.Count - 1)
            {
                output.Close(ItemStatus.Completed);
            }
        }
    }

    private Dictionary<int, Task<SpokenLine>> StartSpeeches()
    {
        var speeches = new Dictionary<int, Task<SpokenLine>>();
        foreach (var (index, output) in _plan.Outputs.Index())
        {
            if (output is PlannedSpeech speech && Request.Audible)
            {
                var voice = speech.Voice ?? Request.VoiceName;
                speeches[index] = _session.Voice.SpeakAsync(speech.Text, voice, Request.Speed, _abandoned.Token);
            }
        }

        return speeches;
    }

    private OutputItem Open(PlannedOutput output, Task<SpokenLine>? speech, int index)
    {
        if (output is PlannedCall call)
        {
            var item = new ConversationItem(_session.Ids.Item(), ItemKind.FunctionCall)
            {
                CallId = _session.Ids.Call(),
                Name = call.Name,
            };
            return new CallOutput(_session, this, index, item, call.Arguments);
        }

        var leadsToCall = _plan.Outputs.Skip(index + 1).Any(later => later is PlannedCall);
        var message = new ConversationItem(_session.Ids.Item(), ItemKind.Message)
        {
            Role = "assistant",
            Phase =
                !_session.Config.Reasons ? null
                : leadsToCall ? "commentary"
                : "final_answer",
        };
        return speech is null
            ? new TextOutput(
                _session,
                this,
                index,
                message,
                (output as PlannedSpeech)?.Text ?? ((PlannedText)output).Text
            )
            : new SpeechOutput(_session, this, index, message, speech);
    }

    private void Announce()
    {
        if (!_announced)
        {
            _announced = true;
            _session.Events.Emit("response.created", ("response", ToJson("in_progress", null, withUsage: false)));
        }
    }

    private void End(ItemStatus lastItem, string status, JsonObject? details)
    {
        var begun = _outputs.Count > 0;
        if (begun)
        {
            _outputs[^1].Close(lastItem);
        }

        _session.Events.Emit("response.done", ("response", ToJson(status, details, withUsage: true)));
        Dispose();
        if (_mishaps.StaleDeltas is { } stale && _outputs.OfType<SpeechOutput>().LastOrDefault() is { } speech)
        {
            _session.Agenda.Schedule(stale.After, () => speech.SendStaleDeltas(stale.Count));
        }

        if (begun)
        {
            _session.Budget.Spend(Usage.Total);
            _session.Agenda.Schedule(_session.Timing.RateLimitsDelay, () => RateLimits.Emit(_session));
        }
    }

    private JsonObject ToJson(string status, JsonObject? details, bool withUsage)
    {
        // A response cut off before its first item is recorded with a usage of zeros.
        var usage = _outputs.Count > 0 ? Usage : new TokenUsage();
        return new()
        {
            ["object"] = "realtime.response",
            ["id"] = Id,
            ["status"] = status,
            ["status_details"] = details,
            ["output"] = new JsonArray([
                .. _outputs
                    .Where(output => output.Begun)
                    .Select(output => output.Item.ToJson(_session.Options.StrictSpec)),
            ]),
            ["conversation_id"] = Request.InConversation ? _session.Conversation.Id : null,
            ["output_modalities"] = new JsonArray(Request.Modality),
            ["max_output_tokens"] = Request.MaxOutputTokens.DeepClone(),
            ["audio"] = new JsonObject
            {
                ["output"] = new JsonObject
                {
                    ["format"] = Request.OutputFormat.DeepClone(),
                    ["voice"] = Request.Voice.DeepClone(),
                },
            },
            ["usage"] = withUsage ? usage.ToJson(_session.Config.Reasons && !_session.Options.StrictSpec) : null,
            ["metadata"] = Request.Metadata?.DeepClone(),
        };
    }

    private static JsonObject Details(string type, string reason) => new() { ["type"] = type, ["reason"] = reason };

    private static JsonObject VoiceFailure() =>
        ResponseMishaps.Failed(
            "server_error",
            "server_error",
            "The server had an error while processing your request. (The simulator's voice failed.)"
        );
}
