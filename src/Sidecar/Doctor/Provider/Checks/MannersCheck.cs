using System.Runtime.CompilerServices;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>What the server does with an event that it can't know, with pings, and with a goodbye.</summary>
internal sealed class MannersCheck : IProviderCheck
{
    private static readonly Expectation Unknown = new("unknown_event", "an error, and the session goes on");
    private static readonly Expectation Ping = new("ping", "WebSocket pings are answered");
    private static readonly Expectation Close = new("close", "the close is answered");

    public string Title => "unknown events, pings, closing";

    public IReadOnlyList<Expectation> Expectations { get; } = [Unknown, Ping, Close];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using (Probe probe = await exam.OpenAsync(exam.Brief, cancellationToken))
        {
            int mark = probe.Send(new OtherClientEvent("doctor.no_such_event") { EventId = "doctor_unknown" });
            ServerError? error = await probe.Journal.WaitAsync<ServerError>(mark, exam.Pace.Absence, cancellationToken);
            mark = probe.Send(new SessionUpdate(new SessionConfiguration { Instructions = "Still there?" }));
            bool isAlive = await probe.AnswerAsync<SessionUpdated>(mark, cancellationToken) is SessionUpdated;
            yield return !isAlive
                ? Unknown.Fails(
                    probe.Journal.End?.Description ?? "it is silent afterwards",
                    "an event that it doesn't know would end a conversation"
                )
            : error is null ? Unknown.Ok("ignored, the session goes on")
            : Unknown.Ok($"{error.Error.Code ?? error.Error.Type}, the session goes on");
        }
        await using Probe quiet = await exam.OpenAsync(
            exam.Brief,
            cancellationToken,
            options => options with { KeepAliveInterval = exam.Pace.Ping }
        );
        SessionEnded? lost = await quiet.Journal.WaitAsync<SessionEnded>(0, exam.Pace.Ping * 2.5, cancellationToken);
        if (lost is not null)
        {
            yield return Ping.Differs(
                $"not within {exam.Pace.Ping.TotalSeconds:0.#} s: {lost.Description}",
                "Session:PingIntervalMs: 60000"
            );
            yield break;
        }
        yield return Ping.Ok("answered");

        long start = exam.Time.GetTimestamp();
        await quiet.Session.CloseAsync(cancellationToken);
        double ms = exam.Time.GetElapsedTime(start).TotalMilliseconds;
        yield return quiet.Journal.End switch
        {
            { CloseCode: { } code } => Close.Ok($"code {code} after {ms:0} ms"),
            _ => Close.Ok($"no close frame, over after {ms:0} ms", "the sidecar doesn't wait for one"),
        };
    }
}
