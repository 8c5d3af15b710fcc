using System.Text.Json;
using Sidecar.Game.Recording;
using Sidecar.Game.Report;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Demo.Timeline;

/// <summary>Collects what the page draws.</summary>
internal static class TimelineBuilder
{
    /// <exception cref="IOException">A file of the recording can't be read.</exception>
    public static TimelineData Build(string directory, RunLog log, RunReport report) =>
        new()
        {
            SampleRateHz = PcmFormat.SampleRateHz,
            DurationSamples = log.DurationSamples,
            PeakStepSamples = WaveformPeaks.StepSamples,
            Sound = RecordedSound.Read(directory),
            Face = FaceCurves.Read(directory),
            States = States(log),
            UserSpeech =
            [
                .. log.Spoken.SelectMany(input =>
                    input.Recording.Segments.Select(segment => new TimeSpanMark(
                        input.CardSample + segment.Start,
                        input.CardSample + segment.End
                    ))
                ),
            ],
            Utterances =
            [
                .. log
                    .Utterances.Where(utterance => utterance.FirstHeardAt is not null)
                    .Select(utterance => Utterance(log, utterance)),
            ],
            Ducks =
            [
                .. log
                    .Ducks.Zip(report.SpeechIntoAnswers)
                    .Select(duck => new DuckMark(
                        duck.First.ArrivedAt,
                        duck.First.EndedAt ?? log.DurationSamples,
                        duck.First.IsHold,
                        duck.Second
                    )),
            ],
            Unheard = Unheard(log),
            Captions =
            [
                .. PlacedCaption
                    .Of(log)
                    .Select(caption => new CaptionMark(
                        caption.Speaker == Speaker.User,
                        caption.Text,
                        caption.IsInterrupted,
                        caption.Words
                    )),
            ],
            Latencies = Latencies(report),
            Report = report,
        };

    private static List<StateSpan> States(RunLog log)
    {
        var spans = new List<StateSpan>();
        for (var i = 0; i < log.States.Count; i++)
        {
            var state = log.States[i];
            var end = i + 1 < log.States.Count ? log.States[i + 1].CardSample : log.DurationSamples;
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(state.State.ToString());
            spans.Add(new StateSpan(name, state.CardSample, end, state.Reason));
        }

        return spans;
    }

    private static UtteranceMark Utterance(RunLog log, UtteranceRecord utterance)
    {
        FlushMark? mark = null;
        if (utterance.Flush is { } flush)
        {
            var report = ReportOf(log, utterance.Id);
            mark = new FlushMark(
                flush.ArrivedAt,
                flush.StoppedAt,
                JsonNamingPolicy.SnakeCaseLower.ConvertName(flush.Reason.ToString()),
                flush.SinceCauseUs / 1000.0,
                Math.Round(TurnBuilder.StopAfterCauseMs(log, utterance, flush), 2),
                report is { Interrupted: true, TruncateAudioEndMs: >= 0 and var ms } ? ms : null,
                report is { Interrupted: true, TruncateAudioEndMs: >= 0 and var endMs }
                    ? log.History.CardSampleOf(utterance.Id, PcmFormat.FromMs(endMs))
                    : null
            );
        }

        return new UtteranceMark(
            utterance.Id,
            utterance.AnnouncedAt,
            utterance.FirstHeardAt ?? utterance.AnnouncedAt,
            utterance.HeardUntil,
            utterance.PlayedSamples,
            mark
        );
    }

    private static List<UnheardAudio> Unheard(RunLog log)
    {
        var unheard = new List<UnheardAudio>();
        long next = 0;
        foreach (var dropped in log.Dropped)
        {
            var utterance = log.Utterances.First(utterance => utterance.Id == dropped.UtteranceId);
            var stoppedAt = log
                .Utterances.Where(other => other.Flush?.ThroughUtteranceId >= dropped.UtteranceId)
                .Select(other => other.Flush!.StoppedAt)
                .FirstOrDefault();
            var start = Math.Max(next, stoppedAt);
            next = start + dropped.Pcm.Length;
            var received = ReportOf(log, dropped.UtteranceId) is { UtteranceIds.Count: 1 } report
                ? report.ReceivedSamples
                : utterance.DeliveredSamples;
            unheard.Add(
                new UnheardAudio(
                    dropped.UtteranceId,
                    start,
                    dropped.Pcm.Length,
                    WaveformPeaks.Encode(dropped.Pcm),
                    Math.Max(0, received - dropped.SampleIndex - dropped.Pcm.Length)
                )
            );
        }

        return unheard;
    }

    private static TurnReport? ReportOf(RunLog log, ulong utteranceId) =>
        log.TurnReports.LastOrDefault(report => report.UtteranceIds.Contains(utteranceId));

    private static List<LatencyMark> Latencies(RunReport report)
    {
        var marks = new List<LatencyMark>();
        for (var i = 0; i < report.Turns.Count; i++)
        {
            if (report.Turns[i] is { UserSpeechEndMs: { } end, FirstAudioAfterSpeechEndMs: { } latency })
            {
                marks.Add(new LatencyMark(i + 1, Samples(end), Samples(end + latency)));
            }
        }

        return marks;
    }

    private static long Samples(double ms) => (long)Math.Round(ms * PcmFormat.SamplesPerMs);
}
