using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

// A turn: from its beginning until nothing of it is left to come, to be heard or to be answered.
internal sealed partial class ConversationLoop
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);

    private Turn? _turn;
    private ulong _lastTurnId;
    private long? _answerDue;

    private Turn BeginTurn(TurnInput input)
    {
        _turn = new Turn(++_lastTurnId, input) { IsAwaitingAnswer = true };
        return _turn;
    }

    private void ExpectAnswer()
    {
        _answerDue = _isSessionOpen ? _deadlines.In(AnswerTimeout) : null;
        _hasHeardSinceAsked = false;
    }

    private void ReportFailure(ResponseInfo response)
    {
        ErrorInfo? error = response.StatusDetails?.Error;
        if (error is not null && RealtimeErrors.Classify(error) == RealtimeErrorClass.Fatal)
        {
            Notify(NoticeKind.ProviderRefused, WithRemedy($"The provider could not answer: {error.Message}", error));
        }
        else if (response.Status == ResponseStatus.Failed)
        {
            string why = error?.Message ?? response.StatusDetails?.Reason ?? "no reason given";
            Notify(NoticeKind.ResponseFailed, $"The provider could not answer: {why}");
        }
        else if (response.Status == ResponseStatus.Incomplete)
        {
            string why = response.StatusDetails?.Reason ?? "no reason given";
            Notify(NoticeKind.ResponseIncomplete, $"The answer was cut short: {why}");
        }
    }

    private void OnNoAnswer()
    {
        if (IsSessionMute())
        {
            LoseMuteSession();
            return;
        }
        _answerDue = null;
        _isResponseRequested = false;
        _uncommittedFromMs = null;
        if (_turn is { IsAwaitingAnswer: true } turn)
        {
            turn.IsAwaitingAnswer = false;
            Notify(NoticeKind.NoAnswer, "The provider did not begin an answer.");
            FinishTurn(turn);
        }
    }

    /// <summary>Reports a turn once nothing of it is left to come, to be heard or to be answered.</summary>
    private void FinishTurn(Turn turn)
    {
        bool isOver =
            turn is { IsReported: false, IsAwaitingAnswer: false, OpenResponses: 0, OpenUtterances: 0 }
            && !(ReferenceEquals(turn, _turn) && _toolCalls.IsWaiting);
        if (!isOver)
        {
            return;
        }
        turn.IsReported = true;
        if (turn.ResponseCreatedTimestamp != 0 || turn.FirstAudioTimestamp != 0)
        {
            _turnsReported++;
            TurnReport report = turn.ToReport(_time, _usage);
            LogTurn(report);
            _telemetry?.TurnEnded(turn, report);
            _clients.Broadcast(new ServerMessage { TurnReport = report });
        }
        if (ReferenceEquals(turn, _turn))
        {
            Move(ConversationTrigger.AnswerFinished);
        }
    }

    private void LogTurn(TurnReport report) =>
        Log.TurnEnded(
            _log,
            Id,
            report.TurnId,
            report.MicrophoneToSocketUs,
            report.SpeechStoppedUs,
            report.ResponseRequestedUs,
            report.ResponseCreatedUs,
            report.FirstTranscriptUs,
            report.FirstAudioUs,
            report.FirstChunkUs,
            report.FirstHeardUs,
            report.ResponseDoneUs,
            report.PlayedSamples,
            report.ReceivedSamples,
            report.Interrupted
        );
}
