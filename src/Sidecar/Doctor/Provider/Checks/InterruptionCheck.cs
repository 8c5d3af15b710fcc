using System.Runtime.CompilerServices;
using Sidecar.Protocol;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>Stops an answer in the middle, and cuts it to what was heard.</summary>
internal sealed class InterruptionCheck : IProviderCheck
{
    private static readonly Expectation Cancel = new("cancel", "response.done cancelled soon after response.cancel");
    private static readonly Expectation Truncate = new("truncate", "conversation.item.truncated");
    private static readonly Expectation TooLong = new("truncate_too_long", "an error when more is kept than there is");

    public string Title => "an interruption";

    public IReadOnlyList<Expectation> Expectations { get; } = [Cancel, Truncate, TooLong];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(
            exam.Brief with
            {
                Instructions = "Tell a long story of at least a hundred words.",
            },
            cancellationToken
        );
        int mark = probe.Send(
            new ItemCreate(ConversationItem.UserText("Good evening.")),
            new ItemCreate(ConversationItem.UserText("Please tell me the whole story of this place.")),
            new ResponseCreate()
        );
        SpeechArrived first =
            await probe.Journal.WaitAsync<SpeechArrived>(mark, exam.Pace.Response, cancellationToken)
            ?? throw new CheckException("no speech to interrupt");
        yield return await CancelAsync(exam, probe, mark, cancellationToken);

        int cut = probe.Send(new ItemTruncate(first.ItemId, 0, 100));
        ServerEvent? answer = await probe.AnswerAsync<ItemTruncated>(cut, cancellationToken);
        yield return Truncate.Capability(
            "Truncate",
            exam.Believed.Truncate,
            answer is ItemTruncated,
            answer switch
            {
                ItemTruncated truncated => $"truncated at {truncated.AudioEndMs} ms",
                ServerError error => ErrorText.Of(error.Error),
                _ => "not answered",
            }
        );
        if (answer is not ItemTruncated)
        {
            yield return TooLong.NotTested("it doesn't truncate");
            yield break;
        }
        int allMs =
            probe.Journal.Since<SpeechArrived>(mark).Sum(s => s.PcmBytes)
            / PcmFormat.BytesPerSample
            * 1_000
            / PcmFormat.SampleRateHz;
        cut = probe.Send(new ItemTruncate(first.ItemId, 0, allMs + 60_000));
        yield return await probe.AnswerAsync<ItemTruncated>(cut, cancellationToken) switch
        {
            ServerError error => TooLong.Ok(ErrorText.Of(error.Error)),
            ItemTruncated => TooLong.Ok("taken", "the sidecar never asks for it"),
            _ => TooLong.Ok("not answered", "the sidecar never asks for it"),
        };
    }

    private static async Task<Finding> CancelAsync(
        Examination exam,
        Probe probe,
        int mark,
        CancellationToken cancellationToken
    )
    {
        long start = exam.Time.GetTimestamp();
        int cancelled = probe.Send(new ResponseCancel());
        ServerEvent? end = await probe.Journal.WaitAsync<ServerEvent>(
            mark,
            exam.Pace.Answer,
            cancellationToken,
            e => e is ResponseDone
        );
        if (end is not ResponseDone done)
        {
            // What it was doing ends sooner or later: the truncation must not meet it in the middle.
            await probe.FinishAsync(mark, cancellationToken);
            ServerError? error = probe.Journal.First<ServerError>(cancelled);
            return Cancel.Capability(
                "Cancel",
                exam.Believed.Cancel,
                isThere: false,
                error is null ? "the answer goes on" : ErrorText.Of(error.Error)
            );
        }
        double ms = exam.Time.GetElapsedTime(start).TotalMilliseconds;
        if (done.Response.Status == ResponseStatus.Cancelled)
        {
            return Cancel.Capability(
                "Cancel",
                exam.Believed.Cancel,
                isThere: true,
                $"cancelled after {ms:0} ms ({done.Response.StatusDetails?.Reason ?? "no reason"})"
            );
        }
        return
            probe.Journal.First<ServerError>(cancelled) is { } refusal
            && !string.Equals(refusal.Error.Code, "response_cancel_not_active", StringComparison.Ordinal)
            ? Cancel.Capability("Cancel", exam.Believed.Cancel, isThere: false, ErrorText.Of(refusal.Error))
            : Cancel.NotTested("the answer was complete before it could be cancelled");
    }
}
