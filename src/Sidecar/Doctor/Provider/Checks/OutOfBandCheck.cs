using System.Runtime.CompilerServices;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>An answer outside the conversation, known again by its metadata.</summary>
internal sealed class OutOfBandCheck : IProviderCheck
{
    private static readonly Expectation OutOfBand = new(
        "out_of_band",
        "a response with conversation none leaves no item"
    );
    private static readonly Expectation Metadata = new("metadata", "metadata comes back in the response");

    public string Title => "an answer outside the conversation";

    public IReadOnlyList<Expectation> Expectations { get; } = [OutOfBand, Metadata];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(exam.Brief, cancellationToken);
        int mark = probe.Send(
            new ResponseCreate(
                new ResponseConfiguration
                {
                    OutOfBand = true,
                    OutputModality = OutputModality.Text,
                    Instructions = "Say: yes.",
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["doctor"] = "aside" },
                    Input = [ConversationItem.UserText("Is this an aside?")],
                }
            )
        );
        ResponseDone? done = null;
        string seen;
        try
        {
            done = await probe.FinishAsync(mark, cancellationToken);
            seen = $"response.done {done.Response.Status}";
        }
        catch (CheckException fault)
        {
            seen = fault.Message;
        }
        bool leavesItems = probe.Journal.Since<ItemAdded>(mark).Count > 0;
        bool isThere = done is { Response.Status: ResponseStatus.Completed } && !leavesItems;
        yield return OutOfBand.Capability(
            "OutOfBand",
            exam.Believed.OutOfBandResponses,
            isThere,
            leavesItems ? $"{seen}, but it is part of the conversation" : seen
        );
        if (done is null)
        {
            yield break;
        }
        yield return done.Response.Metadata.ContainsKey("doctor") ? Metadata.Ok("came back")
        : exam.Dialect.ResponseMetadata ? Metadata.Ok("did not come back", "answers are known by their order alone")
        : Metadata.Ok("not sent in this dialect");
    }
}
