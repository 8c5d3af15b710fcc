using System.Runtime.CompilerServices;
using Sidecar.Configuration;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Doctor.Provider.Checks;

/// <summary>Whether the configuration of the conversation is confirmed, and if not, which part of it is refused.</summary>
internal sealed class ConfigureCheck : IProviderCheck
{
    private static readonly Expectation Update = new("session_update", "session.update confirmed by session.updated");
    private static readonly Expectation Effective = new(
        "effective_session",
        "the session in effect is the one asked for"
    );

    public string Title => "session.update";

    public IReadOnlyList<Expectation> Expectations { get; } = [Update, Effective];

    public async IAsyncEnumerable<Finding> RunAsync(
        Examination exam,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        (Probe? opened, RealtimeFailure? first) = await TryAsync(exam, cancellationToken);
        if (opened is null && first!.Kind != RealtimeFailureKind.ConfigurationRefused)
        {
            exam.IsAlive = false;
            yield return Update.Fails(first.Message, first.Remedy);
            yield break;
        }
        string? set = null;
        if (opened is null)
        {
            IReadOnlyList<string> refused = await RefusedPartsAsync(exam, cancellationToken);
            (opened, RealtimeFailure? second) = await TryAsync(exam, cancellationToken);
            if (opened is not null)
            {
                set = string.Join(", ", refused.Select(SessionParts.SetFor).OfType<string>());
                yield return Update.Differs(
                    $"refused because of {string.Join(", ", refused)} ({first!.Code}: {first.Param})",
                    set,
                    "the checks below go without"
                );
            }
            else if (await OtherDialectAsync(exam, cancellationToken) is { } found)
            {
                opened = found;
                set = DialectGuess.ToSet(exam.Dialect, ProviderEndpoint.Resolve(exam.Options));
                yield return Update.Differs(
                    $"refused ({first!.Code}: {first.Param}), but taken in dialect {DialectGuess.NameOf(exam.Dialect)}",
                    set
                );
            }
            else
            {
                exam.IsAlive = false;
                yield return Update.Fails(second!.Message, second.Remedy);
                yield break;
            }
        }
        await using Probe probe = opened;
        if (set is null)
        {
            yield return Update.Ok("confirmed");
        }
        SessionUpdated updated = probe.Journal.Since<SessionUpdated>(0)[0];
        IReadOnlyList<string> differences = EffectiveSession.Differences(exam.Configuration, updated.Session.Json);
        yield return differences.Count == 0
            ? Effective.Ok("as asked for, as far as it is told")
            : Effective.Differs(string.Join("; ", differences), SetFor(exam, updated.Session, differences));
    }

    private static async Task<(Probe?, RealtimeFailure?)> TryAsync(
        Examination exam,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await exam.OpenAsync(exam.Configuration, cancellationToken), null);
        }
        catch (RealtimeSessionException fault)
        {
            return (null, fault.Failure);
        }
    }

    /// <summary>Sends every part by itself, and takes those that are refused out of the configuration.</summary>
    private static async Task<IReadOnlyList<string>> RefusedPartsAsync(
        Examination exam,
        CancellationToken cancellationToken
    )
    {
        SessionConfiguration formats = new()
        {
            InputFormat = exam.Configuration.InputFormat,
            OutputFormat = exam.Configuration.OutputFormat,
        };
        List<string> refused = [];
        Probe probe;
        try
        {
            probe = await exam.OpenAsync(formats, cancellationToken);
        }
        catch (RealtimeSessionException)
        {
            return refused;
        }
        await using (probe)
        {
            foreach (SessionPart part in SessionParts.Of(exam.Configuration, exam.Options.DefaultCharacter))
            {
                int mark = probe.Send(new SessionUpdate(part.Only!));
                if (await probe.AnswerAsync<SessionUpdated>(mark, cancellationToken) is not SessionUpdated)
                {
                    refused.Add(part.Key);
                }
            }
        }
        SessionConfiguration rest = exam.Configuration;
        foreach (string key in refused)
        {
            rest = SessionParts.Of(rest, exam.Options.DefaultCharacter).First(p => p.Key == key).Without;
        }
        exam.Configuration = rest;
        return refused;
    }

    private static async Task<Probe?> OtherDialectAsync(Examination exam, CancellationToken cancellationToken)
    {
        RealtimeDialect configured = exam.Dialect;
        RealtimeDialect[] all = [RealtimeDialect.Compatible, RealtimeDialect.Beta, RealtimeDialect.XAi];
        foreach (RealtimeDialect dialect in all.Where(d => !DialectGuess.IsSame(d, configured)))
        {
            exam.Speak(dialect);
            if (await TryAsync(exam, cancellationToken) is ({ } probe, _))
            {
                return probe;
            }
        }
        return null;
    }

    private static string SetFor(Examination exam, SessionSnapshot session, IReadOnlyList<string> differences) =>
        differences.Any(d => d.StartsWith("voice", StringComparison.Ordinal))
            ? $"Characters:{exam.Options.DefaultCharacter}:Voice: {session.Voice}"
        : differences.FirstOrDefault(d => d.StartsWith("output rate", StringComparison.Ordinal)) is { } output
            ? $"Provider:OutputSampleRateHz: {output.Split(' ')[2]}"
        : differences.FirstOrDefault(d => d.StartsWith("input rate", StringComparison.Ordinal)) is { } input
            ? $"Provider:InputSampleRateHz: {input.Split(' ')[2]}"
        : "";
}
