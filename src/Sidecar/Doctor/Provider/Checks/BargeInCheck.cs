using System.Runtime.CompilerServices;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>Speech into a running answer, with interrupt_response.</summary>
internal sealed class BargeInCheck : IProviderCheck
{
    private const int ListenMs = 4_000;

    private static readonly Expectation BargeIn = new(
        "barge_in",
        "speech_started while it answers, and the answer ends"
    );

    public string Title => "barge-in";

    public IReadOnlyList<Expectation> Expectations { get; } = [BargeIn];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(
            exam.Brief with
            {
                Instructions = "Tell a long story of at least a hundred words.",
                Transcription = null,
                TurnDetection = new ServerVad { SilenceDurationMs = 400 },
            },
            cancellationToken
        );
        int mark = probe.Send(
            new ItemCreate(ConversationItem.UserText("Good evening.")),
            new ItemCreate(ConversationItem.UserText("Please tell me the whole story of this place.")),
            new ResponseCreate()
        );
        if (await probe.Journal.WaitAsync<SpeechArrived>(mark, exam.Pace.Response, cancellationToken) is null)
        {
            throw new CheckException("no speech to interrupt");
        }
        Task<SpeechStarted?> hearing = probe.Journal.WaitAsync<SpeechStarted>(
            mark,
            exam.Pace.Response,
            cancellationToken
        );
        long start = exam.Time.GetTimestamp();
        await exam.Voice.SpeakAsync(probe, hearing, ListenMs, cancellationToken);
        if (probe.Journal.Since<SpeechStarted>(mark).Count == 0)
        {
            yield return BargeIn.NotTested("the speech was not noticed");
            yield break;
        }
        double heardMs = exam.Time.GetElapsedTime(start).TotalMilliseconds;
        bool wasComplete = probe
            .Journal.Since<ServerEvent>(mark)
            .TakeWhile(e => e is not SpeechStarted)
            .Any(e => e is ResponseDone);
        if (wasComplete)
        {
            yield return BargeIn.Ok(
                $"heard after {heardMs:0} ms; the answer had been sent whole by then",
                "the sidecar cuts it by itself"
            );
            yield break;
        }
        ResponseDone? done = await probe.Journal.WaitAsync<ResponseDone>(mark, exam.Pace.Answer, cancellationToken);
        string reason = done?.Response.StatusDetails?.Reason ?? "no reason";
        yield return done is { Response.Status: ResponseStatus.Cancelled }
            ? BargeIn.Ok($"heard after {heardMs:0} ms, cancelled ({reason})")
            : BargeIn.Ok(
                $"heard after {heardMs:0} ms, but the answer goes on",
                "the sidecar cancels it by itself where response.cancel works"
            );
    }
}
