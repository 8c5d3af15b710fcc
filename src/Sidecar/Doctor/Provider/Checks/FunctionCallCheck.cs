using System.Runtime.CompilerServices;
using System.Text.Json;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>A function call, its output and the answer to it; two calls at once when the model makes them.</summary>
internal sealed class FunctionCallCheck : IProviderCheck
{
    private static readonly Expectation Call = new("function_call", "a function_call item with call_id and arguments");
    private static readonly Expectation Output = new("function_output", "an answer to the function's output");
    private static readonly Expectation Several = new("several_calls", "two calls in one response");

    public string Title => "a function call";

    public IReadOnlyList<Expectation> Expectations { get; } = [Call, Output, Several];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(
            exam.Brief with
            {
                Tools = [Tool("check_lamp"), Tool("check_door")],
            },
            cancellationToken
        );
        int mark = probe.Send(
            new ItemCreate(ConversationItem.UserText("Call both functions now: check_lamp and check_door.")),
            new ResponseCreate()
        );
        await probe.FinishAsync(mark, cancellationToken);
        ConversationItem[] calls =
        [
            .. probe
                .Journal.Since<OutputItemDone>(mark)
                .Select(e => e.Item)
                .Where(item => item.Kind == ItemKind.FunctionCall),
        ];
        bool isCall = calls.Length > 0 && calls.All(c => c.CallId is { Length: > 0 } && c.Name is { Length: > 0 });
        yield return Call.Capability(
            "ToolCalls",
            exam.Believed.FunctionCalls,
            isCall,
            calls.Length == 0 ? "no call"
                : isCall ? string.Join(", ", calls.Select(c => $"{c.Name}({c.Arguments})"))
                : "a call without call_id or name"
        );
        if (!isCall)
        {
            yield break;
        }
        foreach (ConversationItem call in calls)
        {
            probe.Send(new ItemCreate(ConversationItem.FunctionCallOutput(call.CallId!, """{"state":"on"}""")));
        }
        mark = probe.Send(new ResponseCreate());
        ResponseDone done = await probe.FinishAsync(mark, cancellationToken);
        yield return done.Response.Status is ResponseStatus.Completed or ResponseStatus.Unknown
            ? Output.Ok("answered")
            : Output.Fails($"response.done {done.Response.Status}");
        yield return calls.Length > 1
            ? Several.Ok($"{calls.Length} calls")
            : Several.NotTested("this model made one call, which is its right");
    }

    private static FunctionTool Tool(string name)
    {
        using JsonDocument none = JsonDocument.Parse("""{"type":"object","properties":{}}""");
        return new FunctionTool(name, $"Does what its name says: {name}.", none.RootElement.Clone());
    }
}
