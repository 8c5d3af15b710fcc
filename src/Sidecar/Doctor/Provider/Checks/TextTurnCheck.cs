using System.Runtime.CompilerServices;
using Sidecar.Protocol;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>A typed question and its spoken answer: the order of events, the sound, and what it cost.</summary>
internal sealed class TextTurnCheck : IProviderCheck
{
    private const double UsualCharactersPerSecond = 15;

    private static readonly int[] Rates = [8_000, 16_000, 24_000, 48_000];

    private static readonly Expectation Turn = new(
        "text_turn",
        "item, response.create, speech, response.done completed"
    );
    private static readonly Expectation ItemDoneEvents = new("item_done", "conversation.item.done for every item");
    private static readonly Expectation Transcript = new("transcript", "the text of what is said");
    private static readonly Expectation Rate = new("audio_rate", "speech at the configured sample rate");
    private static readonly Expectation Pacing = new("audio_pacing", "speech faster than it is heard");
    private static readonly Expectation Usage = new("usage", "tokens in response.done");
    private static readonly Expectation RateLimits = new("rate_limits", "rate_limits.updated");

    public string Title => "a typed question";

    public IReadOnlyList<Expectation> Expectations { get; } =
    [Turn, ItemDoneEvents, Transcript, Rate, Pacing, Usage, RateLimits];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using Probe probe = await exam.OpenAsync(exam.Brief, cancellationToken);
        long start = exam.Time.GetTimestamp();
        int mark = probe.Send(new ItemCreate(ConversationItem.UserText("Hello! Who are you?")), new ResponseCreate());
        ResponseDone done = await probe.FinishAsync(mark, cancellationToken);
        IReadOnlyList<SpeechArrived> speech = probe.Journal.Since<SpeechArrived>(mark);
        if (done.Response.Status is not (ResponseStatus.Completed or ResponseStatus.Unknown))
        {
            yield return Turn.Fails(
                $"response.done {done.Response.Status}: {done.Response.StatusDetails?.Error?.Message ?? done.Response.StatusDetails?.Reason}"
            );
            yield break;
        }
        if (speech.Count == 0)
        {
            yield return Turn.Fails(
                $"no audio; it sent {string.Join(", ", probe.Journal.WireTypes.Distinct(StringComparer.Ordinal))}"
            );
            yield break;
        }
        double firstMs = exam.Time.GetElapsedTime(start, speech[0].Timestamp).TotalMilliseconds;
        yield return Turn.Ok(
            $"first audio after {firstMs:0} ms",
            probe.Journal.Since<ItemAdded>(mark).Count + probe.Journal.Since<ItemCreated>(mark).Count == 0
                ? "it doesn't say when an item is added"
                : null
        );
        bool hasItemDone = probe.Journal.Since<ItemDone>(mark).Count > 0;
        yield return ItemDoneEvents.Capability(
            "ItemDone",
            exam.Believed.ItemDoneEvents,
            hasItemDone,
            hasItemDone ? "seen" : "not seen"
        );
        string text = TextOf(probe, mark);
        yield return text.Length > 0
            ? Transcript.Ok($"{text.Length} characters")
            : Transcript.Fails("none", "captions stay empty");
        yield return RateFinding(exam, speech, text);
        yield return PacingFinding(exam, speech);
        yield return done.Response.Usage is { TotalTokens: > 0 } usage
            ? Usage.Ok($"{usage.InputTokens} tokens in, {usage.OutputTokens} out")
            : Usage.Ok("not told", "budgets can't be kept with this server");
        RateLimitsUpdated? limits = await probe.Journal.WaitAsync<RateLimitsUpdated>(
            mark,
            exam.Pace.Absence,
            cancellationToken
        );
        yield return limits is null
            ? RateLimits.Ok("not seen", "not every server sends it")
            : RateLimits.Ok(string.Join(", ", limits.RateLimits.Select(l => $"{l.Name} {l.Remaining} of {l.Limit}")));
    }

    private static string TextOf(Probe probe, int mark)
    {
        string whole = string.Concat(probe.Journal.Since<OutputAudioTranscriptDone>(mark).Select(e => e.Transcript));
        return whole.Length > 0
            ? whole
            : string.Concat(probe.Journal.Since<OutputAudioTranscriptDelta>(mark).Select(e => e.Delta));
    }

    private static double Milliseconds(IEnumerable<SpeechArrived> speech) =>
        speech.Sum(s => s.PcmBytes) * 1_000.0 / PcmFormat.BytesPerSample / PcmFormat.SampleRateHz;

    // A voice that is far too fast or too slow is one that is read at a wrong rate.
    private static Finding RateFinding(Examination exam, IReadOnlyList<SpeechArrived> speech, string text)
    {
        double seconds = Milliseconds(speech) / 1_000;
        int configured = exam.Configuration.OutputFormat?.RateHz ?? PcmFormat.SampleRateHz;
        if (text.Length < 20)
        {
            return Rate.NotTested("the answer is too short to judge");
        }
        double speed = text.Length / seconds;
        string seen = $"{seconds:0.0} s for {text.Length} characters, {speed:0} a second";
        if (speed is > UsualCharactersPerSecond * 0.65 and < UsualCharactersPerSecond * 1.65)
        {
            return Rate.Ok(seen);
        }
        double actual = configured * UsualCharactersPerSecond / speed;
        int likely = Rates.MinBy(rate => Math.Abs(Math.Log(rate / actual)));
        return likely == configured
            ? Rate.Ok(seen, "unusual for speech")
            : Rate.Differs(seen, $"Provider:OutputSampleRateHz: {likely}", $"it sounds like {likely} Hz");
    }

    private static Finding PacingFinding(Examination exam, IReadOnlyList<SpeechArrived> speech)
    {
        double audioMs = Milliseconds(speech);
        double wallMs = exam.Time.GetElapsedTime(speech[0].Timestamp, speech[^1].Timestamp).TotalMilliseconds;
        double deltaMs = audioMs / speech.Count;
        // What the first delta holds had arrived when the watch was started.
        double factor = (audioMs - Milliseconds([speech[0]])) / wallMs;
        string seen = wallMs < 1 ? "all at once" : $"{factor:0.0} times real time";
        return wallMs >= 1 && factor < 0.95 && audioMs > 1_000
            ? Pacing.Fails($"{seen}, {deltaMs:0} ms a delta", "slower than it is heard: speech will stall")
            : Pacing.Ok($"{seen}, {deltaMs:0} ms a delta");
    }
}
