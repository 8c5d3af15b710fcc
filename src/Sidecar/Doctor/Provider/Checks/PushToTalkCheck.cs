using System.Runtime.CompilerServices;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>No turn detection: a commit makes the user's item, and one of too little audio is refused.</summary>
internal sealed class PushToTalkCheck : IProviderCheck
{
    private const string TooShort = "input_audio_buffer_commit_empty";

    private static readonly Expectation Commit = new("push_to_talk", "commit without speech events makes an item");
    private static readonly Expectation Short = new("short_commit", $"20 ms are refused with {TooShort}");

    public string Title => "push-to-talk";

    public IReadOnlyList<Expectation> Expectations { get; } = [Commit, Short];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(exam.Brief with { Transcription = null }, cancellationToken);
        exam.Voice.Append(probe, exam.Voice.LengthMs);
        int mark = probe.Send(new InputAudioCommit());
        ServerEvent? answer = await probe.AnswerAsync<InputAudioCommitted>(mark, cancellationToken);
        bool isDetecting = probe.Journal.Since<SpeechStarted>(mark).Count > 0;
        yield return answer switch
        {
            InputAudioCommitted when isDetecting => Commit.Ok("committed", "it sends speech events all the same"),
            InputAudioCommitted => Commit.Ok("committed"),
            ServerError error => Commit.Fails(ErrorText.Of(error.Error)),
            _ => Commit.Fails("the commit was not answered"),
        };
        probe.Send(new InputAudioClear());
        exam.Voice.Append(probe, 20);
        mark = probe.Send(new InputAudioCommit());
        yield return await probe.AnswerAsync<InputAudioCommitted>(mark, cancellationToken) switch
        {
            ServerError { Error.Code: TooShort } => Short.Ok(TooShort),
            ServerError error => Short.Ok(ErrorText.Of(error.Error), "another code; the sidecar never sends it"),
            InputAudioCommitted => Short.Ok("taken", "the sidecar never sends it"),
            _ => Short.Ok("not answered", "the sidecar never sends it"),
        };
    }
}
