using System.Runtime.CompilerServices;
using Sidecar.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>The handshake, the session that the server makes by itself, and the dialect that it is written in.</summary>
internal sealed class ConnectCheck : IProviderCheck
{
    private static readonly Expectation Connect = new("connect", "a socket, then session.created");
    private static readonly Expectation Dialect = new("dialect", "a session in the shape of the configured dialect");
    private static readonly Expectation Limits = new(
        "session_limit",
        "expires_at, so that a session is renewed in time"
    );

    public string Title => "connecting";

    public IReadOnlyList<Expectation> Expectations { get; } = [Connect, Dialect, Limits];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        long start = exam.Time.GetTimestamp();
        Probe? opened = null;
        RealtimeFailure? failure = null;
        try
        {
            opened = await exam.OpenAsync(null, cancellationToken);
        }
        catch (RealtimeSessionException fault)
        {
            failure = fault.Failure;
        }
        if (opened is null)
        {
            exam.IsAlive = false;
            yield return Connect.Fails(failure!.Message, failure.Remedy, SetFor(failure, exam));
            yield break;
        }
        await using Probe probe = opened;
        double ms = exam.Time.GetElapsedTime(start).TotalMilliseconds;
        SessionSnapshot session = probe.Journal.Since<SessionCreated>(0)[0].Session;
        yield return Connect.Ok($"session.created after {ms:0} ms, model {session.Model ?? "not told"}");

        RealtimeDialect? guess = DialectGuess.Of(session.Json);
        if (guess is null || DialectGuess.IsSame(guess, exam.Dialect))
        {
            yield return Dialect.Ok(
                guess is null ? "the session's shape tells nothing" : DialectGuess.NameOf(guess),
                guess is null ? "session.update will tell" : null
            );
        }
        else
        {
            ProviderKind kind = ProviderEndpoint.Resolve(exam.Options);
            yield return Dialect.Differs(
                $"{DialectGuess.NameOf(guess)}, configured is {DialectGuess.NameOf(exam.Dialect)}",
                DialectGuess.ToSet(guess, kind),
                "the checks below speak it"
            );
            exam.Speak(guess);
        }
        yield return session.ExpiresAt is { } end
            ? Limits.Ok($"{(end - exam.Time.GetUtcNow()).TotalMinutes:0} min")
            : Limits.Ok("not told", "renewed only after a drop");
    }

    // The other usual place, to be tried by hand: a key isn't sent to places nobody chose.
    private static string? SetFor(RealtimeFailure failure, Examination exam) =>
        failure.Kind != RealtimeFailureKind.Unauthorized
        || ProviderEndpoint.Resolve(exam.Options) != ProviderKind.Compatible
            ? null
        : exam.Options.Provider.AuthScheme.StartsWith("header", StringComparison.Ordinal)
            ? "Provider:AuthScheme: bearer"
        : "Provider:AuthScheme: header:api-key";
}
