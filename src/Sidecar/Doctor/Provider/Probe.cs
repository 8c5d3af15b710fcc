using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Doctor.Provider;

/// <summary>An open session with all that it received.</summary>
internal sealed class Probe : IAsyncDisposable
{
    private readonly IDisposable _subscription;

    private Probe(IRealtimeSession session, Journal journal, IDisposable subscription, DoctorPace pace)
    {
        Session = session;
        Journal = journal;
        Pace = pace;
        _subscription = subscription;
    }

    public IRealtimeSession Session { get; }

    public Journal Journal { get; }

    public DoctorPace Pace { get; }

    /// <exception cref="RealtimeSessionException">It can't be opened.</exception>
    public static async Task<Probe> OpenAsync(
        IRealtimeSessionFactory sessions,
        RealtimeSessionOptions options,
        DoctorPace pace,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        Journal journal = new(time);
        IRealtimeSession session = sessions.Create(options with { Received = journal.OnReceived });
        IDisposable subscription = session.Events.Subscribe(journal);
        Probe probe = new(session, journal, subscription, pace);
        try
        {
            await session.StartAsync(cancellationToken);
            return probe;
        }
        catch
        {
            await probe.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends, and marks the place in the journal before the answers.</summary>
    public int Send(params ReadOnlySpan<ClientEvent> events)
    {
        int mark = Journal.Count;
        foreach (ClientEvent each in events)
        {
            Session.Send(each);
        }
        return mark;
    }

    /// <summary>The answer, an error, or null for neither.</summary>
    public Task<ServerEvent?> AnswerAsync<T>(int mark, CancellationToken cancellationToken, Func<T, bool>? match = null)
        where T : ServerEvent =>
        Journal.WaitAsync<ServerEvent>(
            mark,
            Pace.Answer,
            cancellationToken,
            e => e is ServerError || (e is T t && (match is null || match(t)))
        );

    /// <summary>Asks for an answer of the model and waits until it is whole.</summary>
    /// <exception cref="CheckException">It never was.</exception>
    public async Task<ResponseDone> FinishAsync(int mark, CancellationToken cancellationToken)
    {
        ServerEvent? end = await Journal.WaitAsync<ServerEvent>(
            mark,
            Pace.Response,
            cancellationToken,
            e => e is ResponseDone or ResponseStartTimedOut || (e is ServerError && !HasResponse(mark))
        );
        return end switch
        {
            ResponseDone done => done,
            ServerError error => throw new CheckException($"refused: {ErrorText.Of(error.Error)}"),
            _ => throw new CheckException(
                Journal.End is { } over ? $"the session ended: {over.Description}"
                : HasResponse(mark) ? "response.done never came"
                : "response.create was not answered"
            ),
        };
    }

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1), TimeProvider.System);
        await Session.CloseAsync(soon.Token);
        await Session.DisposeAsync();
    }

    private bool HasResponse(int mark) => Journal.Since<ResponseCreated>(mark).Count > 0;
}

/// <summary>The server's own words.</summary>
internal static class ErrorText
{
    public static string Of(ErrorInfo error)
    {
        string code = error.Code ?? error.Type;
        string text = $"{code}: {error.Message}{(error.Param is { } param ? $" ({param})" : "")}";
        return text.Length <= 160 ? text : $"{text.AsSpan(0, 159)}…";
    }
}
