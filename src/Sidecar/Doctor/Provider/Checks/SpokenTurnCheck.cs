using System.Runtime.CompilerServices;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>A spoken question with server VAD: speech events, their times, the transcript, and an answer unasked.</summary>
internal sealed class SpokenTurnCheck : IProviderCheck
{
    private const int ListenMs = 7_000;

    private static readonly Expectation Speech = new("speech_events", "speech_started, speech_stopped and committed");
    private static readonly Expectation Times = new(
        "speech_times",
        "audio_start_ms and audio_end_ms within what was sent"
    );
    private static readonly Expectation Answer = new("server_response", "an answer without response.create");
    private static readonly Expectation Words = new("transcription", "a transcript of what the user said");

    public string Title => "a spoken question";

    public IReadOnlyList<Expectation> Expectations { get; } = [Speech, Times, Answer, Words];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(
            exam.Brief with
            {
                TurnDetection = new ServerVad { SilenceDurationMs = 400 },
            },
            cancellationToken
        );
        int mark = probe.Journal.Count;
        Task<InputAudioCommitted?> committing = probe.Journal.WaitAsync<InputAudioCommitted>(
            mark,
            exam.Pace.Response,
            cancellationToken
        );
        int sentMs = await exam.Voice.SpeakAsync(probe, committing, ListenMs, cancellationToken);
        InputAudioCommitted? committed = committing.IsCompletedSuccessfully
            ? await committing
            : await probe.Journal.WaitAsync<InputAudioCommitted>(mark, exam.Pace.Answer, cancellationToken);
        SpeechStarted? started = probe.Journal.First<SpeechStarted>(mark);
        SpeechStopped? stopped = probe.Journal.First<SpeechStopped>(mark);
        if (probe.Journal.End is { } end)
        {
            throw new CheckException($"the session ended: {end.Description}");
        }
        bool isHeard = started is not null && stopped is not null;
        string seen =
            $"{(started is null ? "no start" : "start")}, {(stopped is null ? "no stop" : "stop")}, {(committed is null ? "no commit" : "commit")}";
        Finding speech = Speech.Capability("SpeechEvents", exam.Believed.SpeechEvents, isHeard, seen);
        yield return speech.Verdict == Verdict.Differs
            ? speech with
            {
                Set = $"{speech.Set}, TurnTaking:Mode: push_to_talk",
            }
            : speech;
        if (!isHeard)
        {
            yield break;
        }
        yield return TimesFinding(started!, stopped!, sentMs);
        ResponseCreated? response = await probe.Journal.WaitAsync<ResponseCreated>(
            mark,
            exam.Pace.Answer,
            cancellationToken
        );
        yield return response is not null
            ? Answer.Ok("response.created by itself")
            : Answer.Differs("none", "TurnTaking:Mode: push_to_talk");
        yield return await WordsFindingAsync(exam, probe, mark, cancellationToken);
    }

    private static Finding TimesFinding(SpeechStarted started, SpeechStopped stopped, int sentMs)
    {
        string seen = $"{started.AudioStartMs} to {stopped.AudioEndMs} ms of {sentMs} ms sent";
        bool isSane =
            started.AudioStartMs >= 0
            && stopped.AudioEndMs > started.AudioStartMs
            && stopped.AudioEndMs <= sentMs + 500;
        return isSane ? Times.Ok(seen) : Times.Fails(seen, "the user's captions are placed wrongly");
    }

    private static async Task<Finding> WordsFindingAsync(
        Examination exam,
        Probe probe,
        int mark,
        CancellationToken cancellationToken
    )
    {
        if (exam.Configuration.Transcription is null)
        {
            return Words.NotTested(
                exam.Believed.Transcription
                    ? "Provider:TranscriptionModel is empty"
                    : "the configuration says that there is none"
            );
        }
        ServerEvent? end = await probe.Journal.WaitAsync<ServerEvent>(
            mark,
            exam.Pace.Response / 2,
            cancellationToken,
            e => e is InputTranscriptionCompleted or InputTranscriptionFailed
        );
        return end switch
        {
            InputTranscriptionCompleted { Transcript.Length: > 0 } completed => Words.Ok(
                $"{completed.Transcript.Length} characters"
            ),
            InputTranscriptionFailed failed => Words.Fails(
                ErrorText.Of(failed.Error),
                null,
                "Provider:Capabilities:Transcription: no"
            ),
            InputTranscriptionCompleted => Words.Fails("an empty one", "check Provider:InputSampleRateHz"),
            _ => Words.Differs("none", "Provider:Capabilities:Transcription: no"),
        };
    }
}
