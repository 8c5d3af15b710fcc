using System.Runtime.CompilerServices;
using Sidecar.Configuration;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>Server VAD that must not answer by itself.</summary>
internal sealed class SilentVadCheck : IProviderCheck
{
    private const int ListenMs = 7_000;

    private static readonly Expectation Silent = new("create_response_off", "no answer when create_response is false");

    public string Title => "speech that is not to be answered";

    public IReadOnlyList<Expectation> Expectations { get; } = [Silent];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(
            exam.Brief with
            {
                Transcription = null,
                TurnDetection = new ServerVad { SilenceDurationMs = 400, CreateResponse = false },
            },
            cancellationToken
        );
        int mark = probe.Journal.Count;
        Task<InputAudioCommitted?> committing = probe.Journal.WaitAsync<InputAudioCommitted>(
            mark,
            exam.Pace.Response,
            cancellationToken
        );
        await exam.Voice.SpeakAsync(probe, committing, ListenMs, cancellationToken);
        if (probe.Journal.Since<InputAudioCommitted>(mark).Count == 0)
        {
            yield return Silent.NotTested("the speech was not noticed");
            yield break;
        }
        ResponseCreated? response = await probe.Journal.WaitAsync<ResponseCreated>(
            mark,
            exam.Pace.Absence,
            cancellationToken
        );
        bool isReliedOn = exam.Options.TurnTaking.BargeIn != BargeInMode.Immediate;
        yield return response is null ? Silent.Ok("no answer")
        : isReliedOn ? Silent.Differs("it answers all the same", "TurnTaking:BargeIn: immediate")
        : Silent.Ok("it answers all the same", "the configuration doesn't rely on it");
    }
}
