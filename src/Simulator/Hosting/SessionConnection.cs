using Microsoft.Extensions.Logging;
using Sidecar.Simulator.Faults;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Hosting;

/// <summary>One session on its socket: runs both, and takes both down when either ends.</summary>
internal sealed class SessionConnection(
    RealtimeSession session,
    ClientSocket client,
    Outbox outbox,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>Lives as long as the session.</summary>
    /// <param name="stopping">The server stops: the client gets a close frame.</param>
    /// <param name="aborted">The connection is gone.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborted)
    {
        SimulatorLog.SessionOpened(logger, session.Id);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stopping.Register(() => stop.TrySetResult());

        var reading = client.ReadAsync(session.Wake, ending.Token);
        var writing = client.WriteAsync(outbox, ending.Token);
        var running = Task.Run(() => session.RunAsync(ending.Token), CancellationToken.None);
        var first = await Task.WhenAny(reading, writing, running, outbox.Overflowed, stop.Task);

        var reason = "the server closed";
        if (outbox.Overflowed.IsCompleted)
        {
            reason = "the client doesn't read its events";
        }
        else if (running.IsFaulted)
        {
            SimulatorLog.SessionFailed(logger, session.Id, running.Exception!.InnerException!);
            await CloseAsync(1011, "internal error");
        }
        else if ((first == reading || first == writing) && !first.IsCompletedSuccessfully)
        {
            reason = $"the connection broke: {first.Exception?.InnerException?.Message ?? "aborted"}";
        }
        else if (first == reading)
        {
            reason = "the client closed";
            await AnswerCloseAsync();
        }
        else if (first == stop.Task)
        {
            reason = "the server stops";
            client.Resume();
            await CloseAsync(1001, "server shutting down");
        }
        else
        {
            await CloseAsync(1000, "");
        }

        await ending.CancelAsync();
        await Task.WhenAll(reading, writing, running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        SimulatorLog.SessionClosed(logger, session.Id, reason);

        async Task AnswerCloseAsync()
        {
            switch (session.CloseAnswer)
            {
                case CloseAnswer.Eof:
                    outbox.Break(reset: false);
                    break;
                case CloseAnswer.Nothing:
                    client.StopSending();
                    break;
                default:
                    break;
            }

            await CloseAsync(1000, "");
        }

        async Task CloseAsync(int code, string text)
        {
            // Does nothing where the session itself has closed already, with its own code.
            outbox.Close(code, text);
            session.Wake();
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(aborted);
            var timeout = Task.Delay(ClientSocket.CloseTimeout, time, bound.Token);
            await Task.WhenAny(Task.WhenAll(writing, running), timeout);
            client.Drain();
            await Task.WhenAny(reading, timeout);
            await bound.CancelAsync();
        }
    }
}
